package org.fitforwork.gateway.access;

import org.fitforwork.gateway.access.issuer.ExternalBearers;
import org.fitforwork.gateway.access.token.Bearers;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.stereotype.Component;

/**
 * Who verifies a token, by the issuer that it names: one of the others that are configured, or else the gateway itself,
 * whatever it is called. Each takes its own signatures only.
 */
@Component
class BearerTokens implements AuthenticationManagerResolver<String> {
    private final ExternalBearers external;
    private final AuthenticationManager own;
    private final AuthenticationEventPublisher events;

    BearerTokens(JwtDecoder decoder, Bearers bearers, ExternalBearers external, AuthenticationEventPublisher events) {
        this.external = external;
        this.events = events;
        JwtAuthenticationProvider provider = new JwtAuthenticationProvider(decoder);
        provider.setJwtAuthenticationConverter(bearers::own);
        this.own = manager(provider);
    }

    @Override
    public AuthenticationManager resolve(String issuer) {
        return external.of(issuer).map(this::manager).orElse(own);
    }

    private AuthenticationManager manager(AuthenticationProvider provider) {
        ProviderManager manager = new ProviderManager(provider);
        manager.setAuthenticationEventPublisher(events);
        // The token stays with the caller; the database has none of it.
        manager.setEraseCredentialsAfterAuthentication(false);
        return manager;
    }
}
