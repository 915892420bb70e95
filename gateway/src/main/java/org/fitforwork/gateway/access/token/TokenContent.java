package org.fitforwork.gateway.access.token;

import java.util.Objects;
import org.fitforwork.gateway.access.client.Clients;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Says in each token for whom its client speaks, for whoever reads it; {@link Bearers} goes by the configuration. */
record TokenContent(SignatureAlgorithm algorithm, Clients clients)
        implements OAuth2TokenCustomizer<JwtEncodingContext> {
    @Override
    public void customize(JwtEncodingContext token) {
        token.getJwsHeader().algorithm(algorithm);
        clients.find(token.getRegisteredClient().getClientId()).ifPresent(client -> token.getClaims()
                .claim("organisation", Objects.requireNonNull(client.organisation()))
                .claim("role", Objects.requireNonNull(client.role()).name()));
    }
}
