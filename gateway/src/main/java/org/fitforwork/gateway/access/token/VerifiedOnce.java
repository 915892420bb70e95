package org.fitforwork.gateway.access.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Objects;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Verifies the signature of a token once: its client shows it with every request. The rules are asked each time, since
 * what they ask may have changed. What is forged is not kept.
 */
final class VerifiedOnce implements JwtDecoder {
    /** Some 10 MB; of those that come seldom the signature is verified again. */
    private static final long MOST = 2_000;

    private final JwtDecoder signatures;
    private final OAuth2TokenValidator<Jwt> rules;
    private final Cache<String, Jwt> verified;

    /**
     * @param signatures verifies by keys that do not change
     * @param rules for what is verified
     * @param life of a token
     */
    VerifiedOnce(JwtDecoder signatures, OAuth2TokenValidator<Jwt> rules, Duration life) {
        this.signatures = signatures;
        this.rules = rules;
        this.verified =
                Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(life).build();
    }

    @Override
    public Jwt decode(String token) {
        Jwt jwt = verified.get(token, signatures::decode);
        OAuth2TokenValidatorResult judged = rules.validate(jwt);
        if (judged.hasErrors()) {
            throw new JwtValidationException(
                    judged.getErrors().stream()
                            .map(OAuth2Error::getDescription)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse("the token does not hold to a rule"),
                    judged.getErrors());
        }
        return jwt;
    }
}
