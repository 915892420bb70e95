package org.fitforwork.gateway.live;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.util.List;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;

class DeliveryIT extends LiveGateway {
    private String sendToBigLife() {
        return Answers.task(
                        as("demo-jcp").send(Referral.forBigLife(as("demo-jcp")).bundle()))
                .getIdElement()
                .getIdPart();
    }

    private static List<LoggedRequest> attempts(String taskId) {
        return BIG_LIFE.findAll(postRequestedFor(urlEqualTo("/fhir"))).stream()
                .filter(request -> request.getBodyAsString().contains(taskId))
                .toList();
    }

    private String state(String taskId) {
        return database.sql(
                        """
                        select m.state from referral.owed_message m
                          join referral.referral r on r.id = m.referral_id where r.task_id = :task""")
                .param("task", taskId)
                .query(String.class)
                .single();
    }

    private List<String> reasons(String taskId) {
        return database.sql(
                        """
                        select a.outcome || ': ' || a.reason from referral.delivery_attempt a
                          join referral.owed_message m on m.id = a.message_id
                          join referral.referral r on r.id = m.referral_id
                         where r.task_id = :task order by a.attempt""")
                .param("task", taskId)
                .query(String.class)
                .list();
    }

    @Test
    void a_provider_that_is_down_and_comes_up_receives_the_referral_under_one_key() {
        BIG_LIFE.stubFor(post("/fhir").willReturn(aResponse().withStatus(503)));
        String task = sendToBigLife();
        await().untilAsserted(() -> assertThat(attempts(task)).hasSizeGreaterThanOrEqualTo(2));

        BIG_LIFE.stubFor(post("/fhir").willReturn(okJson(RECEIVED)));

        await().untilAsserted(() -> assertThat(state(task)).isEqualTo("delivered"));
        assertThat(attempts(task))
                .extracting(request -> request.getHeader("Idempotency-Key"))
                .containsOnly(attempts(task).get(0).getHeader("Idempotency-Key"));
        assertThat(reasons(task))
                .startsWith("failed: the provider answered HTTP 503")
                .endsWith("delivered: ");
    }

    @Test
    void a_provider_that_hangs_up_is_tried_again() {
        BIG_LIFE.stubFor(post("/fhir").willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        String task = sendToBigLife();
        await().untilAsserted(() -> assertThat(reasons(task)).hasSizeGreaterThanOrEqualTo(1));

        BIG_LIFE.stubFor(post("/fhir").willReturn(okJson(RECEIVED)));

        await().untilAsserted(() -> assertThat(state(task)).isEqualTo("delivered"));
    }

    @Test
    void a_provider_that_knows_the_key_already_has_the_referral() {
        BIG_LIFE.stubFor(post("/fhir").willReturn(aResponse().withStatus(409)));

        String task = sendToBigLife();

        await().untilAsserted(() -> assertThat(state(task)).isEqualTo("delivered"));
    }

    @Test
    void the_sender_is_answered_while_the_provider_is_slow_and_another_provider_is_not_held_up() {
        BIG_LIFE.stubFor(post("/fhir").willReturn(okJson(RECEIVED).withFixedDelay(3_000)));
        List<String> slow =
                List.of(sendToBigLife(), sendToBigLife(), sendToBigLife(), sendToBigLife(), sendToBigLife());

        String quick = Answers.task(as("demo-gp")
                        .send(Referral.like("fit-for-work-out-of-work-gp.json").bundle()))
                .getIdElement()
                .getIdPart();

        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(state(quick)).isEqualTo("delivered"));
        assertThat(slow).anyMatch(task -> state(task).equals("owed"));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(slow)
                .allMatch(task -> state(task).equals("delivered")));
    }

    @Test
    void a_delivered_referral_still_waits_for_the_provider_to_say_that_it_has_it() {
        String task = sendToBigLife();
        await().untilAsserted(() -> assertThat(state(task)).isEqualTo("delivered"));

        assertThat(as("demo-jcp").task(task).getStatus()).isEqualTo(TaskStatus.REQUESTED);
        assertThat(as("demo-provider-2")
                        .put(as("demo-provider-2").task(task).setStatus(TaskStatus.RECEIVED))
                        .status())
                .isEqualTo(200);
    }
}
