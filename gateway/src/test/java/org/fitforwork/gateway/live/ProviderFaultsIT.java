package org.fitforwork.gateway.live;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.junit.jupiter.api.Test;

/** A provider that is ill, busy, or not the one at its address, and what it is sent meanwhile. */
class ProviderFaultsIT extends OutboxOperator {
    private String breaker() {
        return bigLife().get("breaker").asText();
    }

    private String urgent() {
        Referral referral = Referral.forBigLife(as("demo-jcp"));
        referral.request().setPriority(ServiceRequestPriority.URGENT);
        return Answers.task(as("demo-jcp").send(referral.bundle()))
                .getIdElement()
                .getIdPart();
    }

    private String firstReason(String task) {
        await().untilAsserted(() -> assertThat(message(task).get("attempts")).isNotEmpty());
        JsonNode attempts = message(task).get("attempts");
        return attempts.get(attempts.size() - 1).get("reason").asText();
    }

    @Test
    void a_provider_that_asks_for_a_wait_is_sent_nothing_until_it_is_over_or_an_operator_resumes() {
        BIG_LIFE.stubFor(post("/fhir").willReturn(aResponse().withStatus(429).withHeader("Retry-After", "1800")));
        String first = send();
        assertThat(firstReason(first)).isEqualTo("the provider answered HTTP 429");
        up();
        String second = send();

        await().during(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(state(second)).isEqualTo("owed"));

        assertThat(keys(second)).isEmpty();
        Instant until = Instant.parse(bigLife().get("heldUntil").asText());
        assertThat(Instant.parse(message(first).get("due").asText())).isEqualTo(until);
        assertThat(operated(BIG_LIFE_HERE + "/resume").get("heldUntil").isNull())
                .isTrue();
        becomes(second, "delivered");
        becomes(first, "delivered");
    }

    @Test
    void a_page_of_somebody_else_at_the_providers_address_is_no_receipt() {
        BIG_LIFE.stubFor(post("/fhir").willReturn(okJson("{\"please\":\"log in\"}")));
        String task = send();

        assertThat(firstReason(task))
                .isEqualTo("the provider answered HTTP 200 with something that is no FHIR resource");

        up();
        becomes(task, "delivered");
    }

    @Test
    void a_provider_that_fails_again_and_again_is_left_alone_and_tried_by_one_message() {
        BIG_LIFE.stubFor(post("/fhir").willReturn(aResponse().withStatus(500)));
        List<String> tasks = List.of(send(), send(), send());

        await().untilAsserted(() -> assertThat(breaker()).isIn("open", "half-open"));

        assertThat(as("demo-engineer").get("/actuator/prometheus").body().lines())
                .anyMatch(line -> line.startsWith("gateway_outbox_breaker{")
                        && line.contains("big-life")
                        && !line.endsWith(" 0.0"))
                .anyMatch(line -> line.startsWith("gateway_outbox_oldest_due_seconds"))
                .anyMatch(line -> line.startsWith("gateway_outbox_attempts_total{")
                        && line.contains("organisation=\"big-life\"")
                        && line.contains("outcome=\"failed\""));
        up();
        tasks.forEach(task -> becomes(task, "delivered"));
        assertThat(breaker()).isEqualTo("closed");
    }

    @Test
    void what_is_urgent_goes_first() {
        operated(BIG_LIFE_HERE + "/pause");
        List<String> routine = IntStream.range(0, 8).mapToObj(any -> send()).toList();
        String urgent = urgent();
        BIG_LIFE.stubFor(post("/fhir").willReturn(okJson(RECEIVED).withFixedDelay(400)));

        operated(BIG_LIFE_HERE + "/resume");

        becomes(urgent, "delivered");
        assertThat(routine.stream().filter(task -> state(task).equals("owed")))
                .as("as many as were sent beside the urgent one at most are done")
                .hasSizeGreaterThanOrEqualTo(5 - 1);
        routine.forEach(task -> becomes(task, "delivered"));
    }
}
