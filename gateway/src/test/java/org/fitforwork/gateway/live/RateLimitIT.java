package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RateLimitIT extends LiveGateway {
    private static final int BURST = 5;
    private static final int FAILURES = 10;

    @AfterEach
    void later() {
        CLOCK.turn(Duration.ofMinutes(2));
        // Buckets see the time that passes.
        as("slow-gp").get("/fhir/Task?_count=1");
        new TokenRequest(base()).secret("guessed-gp", "guessed-gp-secret");
        CLOCK.putBack();
    }

    @Test
    void a_client_that_asks_too_often_is_told_when_to_come_back_and_others_are_not_held_up() {
        Client slow = as("slow-gp");
        Answer answer = slow.get("/fhir/Task?_count=1");
        for (int i = 0; i < 2 * BURST && answer.status() == 200; i++) {
            answer = slow.get("/fhir/Task?_count=1");
        }

        assertThat(answer.status()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 2);
        assertThat(answer.as(OperationOutcome.class).getIssueFirstRep().getCode())
                .isEqualTo(IssueType.THROTTLED);
        assertThat(as("demo-gp").get("/fhir/Task?_count=1").status()).isEqualTo(200);
        assertThat(as("slow-gp").get("/actuator/health").status()).isEqualTo(200);
        assertThat(as("demo-admin").get("/actuator/prometheus").body())
                .containsPattern("gateway_requests_throttled_total\\{[^}]*client=\"slow-gp\"[^}]*} [1-9]");

        CLOCK.turn(Duration.ofSeconds(2));
        assertThat(slow.get("/fhir/Task?_count=1").status()).isEqualTo(200);
    }

    @Test
    void a_secret_cannot_be_guessed() {
        TokenRequest request = new TokenRequest(base());
        Answer guess = request.secret("guessed-gp", "no");
        for (int i = 0; i < 2 * FAILURES && guess.status() == 401; i++) {
            guess = request.secret("guessed-gp", "guess-" + i);
        }

        assertThat(guess.status()).isEqualTo(429);
        assertThat(guess.header("Retry-After")).isNotEmpty();
        // Not even the right one is looked at.
        assertThat(request.secret("guessed-gp", "guessed-gp-secret").status()).isEqualTo(429);
        assertThat(request.secret("demo-gp", "demo-gp-secret").status()).isEqualTo(200);

        CLOCK.turn(Duration.ofMinutes(1));
        assertThat(request.secret("guessed-gp", "guessed-gp-secret").status()).isEqualTo(200);
    }
}
