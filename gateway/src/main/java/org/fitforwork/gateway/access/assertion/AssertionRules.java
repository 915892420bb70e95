package org.fitforwork.gateway.access.assertion;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What an assertion must say, once its signature is known to be the client's: RFC 7523 as SMART Backend Services and the NHS
 * narrow it. Only one that passes all else is written down as used.
 */
final class AssertionRules implements OAuth2TokenValidator<Jwt> {
    static final Duration LONGEST = Duration.ofMinutes(5);
    /** By how much the client's clock may differ. */
    static final Duration SKEW = Duration.ofSeconds(30);

    private static final int LONGEST_ID = 255;

    private final String client;
    private final Supplier<String> audience;
    private final UsedAssertions used;
    private final Clock clock;

    /** @param audience URL of the token endpoint */
    AssertionRules(String client, Supplier<String> audience, UsedAssertions used, Clock clock) {
        this.client = client;
        this.audience = audience;
        this.used = used;
        this.clock = clock;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt assertion) {
        return fault(assertion)
                .map(why ->
                        OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT, why, null)))
                .orElseGet(OAuth2TokenValidatorResult::success);
    }

    /** What is wrong, without a word of the assertion. */
    private Optional<String> fault(Jwt assertion) {
        Instant now = clock.instant();
        Instant expires = assertion.getExpiresAt();
        String id = assertion.getId();
        if (assertion.getHeaders().get("kid") == null) {
            return Optional.of("the header has no kid");
        }
        if (!client.equals(assertion.getClaimAsString("iss")) || !client.equals(assertion.getSubject())) {
            return Optional.of("iss and sub must both be the client id");
        }
        if (assertion.getAudience() == null || !assertion.getAudience().contains(audience.get())) {
            return Optional.of("aud must be " + audience.get());
        }
        if (expires == null || now.isAfter(expires.plus(SKEW))) {
            return Optional.of("exp is missing or past");
        }
        if (expires.isAfter(now.plus(LONGEST).plus(SKEW))) {
            return Optional.of("exp must be at most five minutes ahead");
        }
        if (assertion.getNotBefore() != null && assertion.getNotBefore().isAfter(now.plus(SKEW))) {
            return Optional.of("nbf is in the future");
        }
        if (id == null || id.isBlank() || id.length() > LONGEST_ID) {
            return Optional.of("jti is missing or longer than 255 characters");
        }
        return used.first(client, id, expires.plus(SKEW), now)
                ? Optional.empty()
                : Optional.of("jti was used before: make a new assertion for each request");
    }
}
