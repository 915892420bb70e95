package org.fitforwork.gateway.access.issuer;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fitforwork.gateway.access.CallerAuthentication;
import org.fitforwork.gateway.access.certificate.StillTrusted;
import org.fitforwork.gateway.access.client.Clients;
import org.fitforwork.gateway.access.issuer.IssuerSettings.Issuer;
import org.fitforwork.gateway.access.keyset.KeySets;
import org.fitforwork.gateway.access.token.Bearers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.stereotype.Component;

/** Whose a token of another issuer is, of the clients configured here. */
@Component
public final class ExternalBearers {
    private final Clients clients;
    private final Bearers bearers;
    private final Map<String, AuthenticationProvider> byIssuer;

    ExternalBearers(
            IssuerSettings settings,
            KeySets keySets,
            Clients clients,
            Bearers bearers,
            ObjectProvider<StillTrusted> stillTrusted,
            Clock clock) {
        this.clients = clients;
        this.bearers = bearers;
        List<StillTrusted> more = stillTrusted.stream().toList();
        this.byIssuer = settings.issuers().stream()
                .collect(
                        Collectors.toUnmodifiableMap(Issuer::issuer, issuer -> provider(issuer, keySets, more, clock)));
    }

    private AuthenticationProvider provider(Issuer issuer, KeySets keySets, List<StillTrusted> more, Clock clock) {
        var keys = issuer.jwkSetUri() == null ? keySets.of(issuer.issuer()) : keySets.at(issuer.jwkSetUri());
        var provider = new JwtAuthenticationProvider(ExternalTokens.decoder(issuer, keys, more, clock));
        provider.setJwtAuthenticationConverter(token -> bearer(issuer, token));
        return provider;
    }

    /** Empty if the issuer is not configured. */
    public Optional<AuthenticationProvider> of(String issuer) {
        return Optional.ofNullable(byIssuer.get(issuer));
    }

    private CallerAuthentication bearer(Issuer issuer, Jwt token) {
        Function<String, Optional<String>> known = subject -> clients.known(issuer.issuer(), subject);
        String client = Optional.ofNullable(token.getClaimAsString(issuer.clientClaim()))
                .flatMap(known)
                .orElseThrow(() -> new InvalidBearerTokenException(
                        "no client here is known to the issuer by that " + issuer.clientClaim()));
        return bearers.bearer(client, token);
    }
}
