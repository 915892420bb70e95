package org.fitforwork.gateway.access.client;

import java.util.List;
import org.fitforwork.gateway.access.Role;
import org.fitforwork.gateway.access.scope.Scope;
import org.fitforwork.gateway.access.scope.Scopes;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A system that may call the gateway, as {@code config/clients.yaml} has it. It needs at least one way to prove itself:
 * secret, keys, certificate or external.
 *
 * @param organisation code of the organisation the system speaks for
 * @param source kind of referrer (a code of {@code CodeSystem/referral-source}); referrers only
 * @param secret encoded as Spring Security's delegating encoder reads it
 * @param keys public keys that verify the client's signed assertions
 * @param certificate subject of the client's certificate, as RFC 4514 writes it
 * @param external who the client is at another issuer
 * @param scopes the only ones it may have; empty for all that its role may
 * @param rate how often it may call; the default of {@code gateway.rate} if there is none
 */
public record Client(
        @Nullable String organisation,
        @Nullable Role role,
        @Nullable String source,
        @Nullable String secret,
        @Nullable Keys keys,
        @Nullable String certificate,
        @Nullable External external,
        @DefaultValue List<String> scopes,
        @Nullable Rate rate) {

    /**
     * One of the two.
     *
     * @param url of a JSON Web Key Set, https
     * @param file of a JSON Web Key Set
     */
    public record Keys(@Nullable String url, @Nullable String file) {}

    /**
     * @param issuer one of {@code gateway.external.issuers}
     * @param subject value of that issuer's client claim
     */
    public record External(@Nullable String issuer, @Nullable String subject) {}

    /**
     * @param perMinute requests that come back each minute
     * @param burst most at once
     */
    public record Rate(int perMinute, int burst) {}

    /** What its entry limits it to. */
    public Scopes limits() {
        return Scopes.of(
                scopes.stream().flatMap(scope -> Scope.parse(scope).stream()).toList());
    }

    /** No secret in it. */
    @Override
    public String toString() {
        return role + " of " + organisation;
    }
}
