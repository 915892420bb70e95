package org.fitforwork.gateway.access.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;

class VerifiedOnceTest {
    private final List<String> verified = new ArrayList<>();
    private boolean holds = true;

    private final VerifiedOnce decoder = new VerifiedOnce(
            this::verify,
            token -> holds
                    ? OAuth2TokenValidatorResult.success()
                    : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", "it has expired", null)),
            Duration.ofMinutes(15));

    private Jwt verify(String token) {
        verified.add(token);
        if (token.startsWith("forged")) {
            throw new BadJwtException("the signature is another");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "ES384")
                .subject("demo-gp")
                .issuedAt(Instant.EPOCH)
                .build();
    }

    @Test
    void a_token_that_comes_again_is_verified_once() {
        assertThat(decoder.decode("one").getSubject()).isEqualTo("demo-gp");
        decoder.decode("one");
        decoder.decode("another");

        assertThat(verified).containsExactly("one", "another");
    }

    @Test
    void the_rules_are_asked_each_time() {
        decoder.decode("one");
        holds = false;

        assertThatThrownBy(() -> decoder.decode("one"))
                .isInstanceOf(JwtValidationException.class)
                .hasMessage("it has expired");
    }

    @Test
    void what_is_forged_is_refused_each_time() {
        assertThatThrownBy(() -> decoder.decode("forged")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> decoder.decode("forged")).isInstanceOf(BadJwtException.class);

        assertThat(verified).hasSize(2);
    }
}
