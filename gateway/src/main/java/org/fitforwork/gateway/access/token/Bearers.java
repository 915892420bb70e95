package org.fitforwork.gateway.access.token;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.fitforwork.gateway.access.Caller;
import org.fitforwork.gateway.access.CallerAuthentication;
import org.fitforwork.gateway.access.client.Client;
import org.fitforwork.gateway.access.client.Clients;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/**
 * Who a token's bearer is. A token only names its client; what that may do is read from the configuration, so that a
 * client which is taken out of it is out at once, and tokens of every issuer are alike.
 */
@Component
public final class Bearers {
    private final Clients clients;

    Bearers(Clients clients) {
        this.clients = clients;
    }

    /** Of a token that was issued here. */
    public CallerAuthentication own(Jwt token) {
        return bearer(token.getSubject(), token);
    }

    /**
     * @param id of the client
     * @throws InvalidBearerTokenException if it is not configured
     */
    public CallerAuthentication bearer(String id, Jwt token) {
        Client client = clients.find(id)
                .orElseThrow(() -> new InvalidBearerTokenException("the token's client is not configured here"));
        return new CallerAuthentication(
                new Caller(
                        id,
                        Objects.requireNonNull(client.organisation()),
                        Objects.requireNonNull(client.role()),
                        Objects.requireNonNullElse(client.source(), ""),
                        client.limits().carriedBy(scopes(token))),
                token);
    }

    private static Collection<String> scopes(Jwt token) {
        Object scope = token.hasClaim("scope") ? token.getClaim("scope") : token.getClaim("scp");
        if (scope instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).toList();
        }
        return scope == null ? List.of() : List.of(scope.toString().split(" "));
    }
}
