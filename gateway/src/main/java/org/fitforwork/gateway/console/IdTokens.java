package org.fitforwork.gateway.console;

import java.time.Clock;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/** Spring Security's rules for ID tokens, by the gateway's clock. */
final class IdTokens {
    private IdTokens() {}

    static JwtDecoderFactory<ClientRegistration> by(Clock clock) {
        OidcIdTokenDecoderFactory tokens = new OidcIdTokenDecoderFactory();
        tokens.setJwtValidatorFactory(registration -> rules(registration, clock));
        return tokens;
    }

    private static OAuth2TokenValidator<Jwt> rules(ClientRegistration registration, Clock clock) {
        JwtTimestampValidator time = new JwtTimestampValidator();
        time.setClock(clock);
        OidcIdTokenValidator token = new OidcIdTokenValidator(registration);
        token.setClock(clock);
        return new DelegatingOAuth2TokenValidator<>(time, token);
    }
}
