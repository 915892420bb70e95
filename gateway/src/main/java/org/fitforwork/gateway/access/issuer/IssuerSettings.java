package org.fitforwork.gateway.access.issuer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Others whose tokens are taken here.
 *
 * @param issuers each by its URL
 */
@ConfigurationProperties("gateway.external")
@Validated
public record IssuerSettings(@DefaultValue List<@Valid Issuer> issuers) {

    /**
     * @param issuer URL, exactly as the tokens' {@code iss} has it
     * @param jwkSetUri URL of its keys; by OpenID Connect Discovery if there is none
     * @param audience that its tokens must be for, such as this gateway's URL
     * @param clientClaim claim that names the client
     */
    public record Issuer(
            @NotBlank String issuer,
            @Nullable String jwkSetUri,
            @NotBlank String audience,
            @NotBlank @DefaultValue("azp") String clientClaim) {}
}
