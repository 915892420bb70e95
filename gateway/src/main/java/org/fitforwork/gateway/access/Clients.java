package org.fitforwork.gateway.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The systems that may ask for a token, from {@code config/clients.yaml}.
 *
 * @param clients by client id
 */
@ConfigurationProperties("gateway")
@Validated
public record Clients(@DefaultValue Map<String, @Valid Client> clients) {

    /**
     * @param organisation code of the organisation the system speaks for
     * @param source kind of referrer (a code of {@code CodeSystem/referral-source}); referrers only
     * @param secret encoded as Spring Security's delegating encoder reads it
     */
    public record Client(
            @NotBlank String organisation, @NotNull Role role, @Nullable String source, @NotBlank String secret) {
        @Override
        public String toString() {
            return role + " of " + organisation;
        }
    }
}
