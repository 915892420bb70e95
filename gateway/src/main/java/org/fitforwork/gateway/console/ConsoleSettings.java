package org.fitforwork.gateway.console;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How those who run the gateway sign in to its console.
 *
 * @param issuer URL of an OpenID Connect provider; without one nobody signs in but in profile {@code local}
 * @param clientId of the gateway there
 * @param clientSecret of the gateway there; belongs into the environment alone
 * @param rolesClaim claim of its ID tokens that says what the user is here: {@code engineer} or {@code admin}
 */
@ConfigurationProperties("gateway.console")
record ConsoleSettings(
        @Nullable String issuer,
        @DefaultValue("fit-for-work-gateway") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("roles") String rolesClaim) {

    boolean hasIssuer() {
        return Stream.ofNullable(issuer).anyMatch(url -> !url.isBlank());
    }

    @Override
    public String toString() {
        return "console, signed in to by " + issuer;
    }
}
