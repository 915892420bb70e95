package org.fitforwork.gateway.live;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that was accepted is lost: an operator sees what is owed and why, holds it back, and sends it again. */
class OutboxIT extends LiveGateway {
    private static final String MESSAGES = "/admin/outbox/messages";
    private static final String BIG_LIFE_HERE = "/admin/outbox/organisations/big-life";

    @AfterEach
    void resume() {
        operate(BIG_LIFE_HERE + "/resume");
    }

    private Answer operate(String path) {
        return as("demo-admin").post(path, "", "application/json");
    }

    private JsonNode operated(String path) {
        Answer answer = operate(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Engineer.json(answer);
    }

    private JsonNode looked(String path) {
        Answer answer = as("demo-engineer").get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Engineer.json(answer);
    }

    /** The one message of the referral that a Task is about. */
    private JsonNode message(String task) {
        JsonNode found = looked(MESSAGES + "?referral=" + task);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private String state(String task) {
        return message(task).get("state").asText();
    }

    private JsonNode bigLife() {
        return StreamSupport.stream(looked("/admin/outbox/organisations").spliterator(), false)
                .filter(destination -> destination.get("organisation").asText().equals("big-life"))
                .findFirst()
                .orElseThrow();
    }

    private static void down() {
        BIG_LIFE.stubFor(post("/fhir").willReturn(aResponse().withStatus(503)));
    }

    private static void up() {
        BIG_LIFE.stubFor(post("/fhir").willReturn(okJson("{}")));
    }

    private String send() {
        return Answers.task(
                        as("demo-jcp").send(Referral.forBigLife(as("demo-jcp")).bundle()))
                .getIdElement()
                .getIdPart();
    }

    /** Lets a message be owed for longer than the gateway goes on trying. */
    private void aged(String task) {
        database.sql(
                        """
                        update referral.owed_message
                           set owed_since = owed_since - interval '8 days', created_at = created_at - interval '8 days'
                         where referral_id = (select id from referral.referral where task_id = :task)""")
                .param("task", task)
                .update();
    }

    private String dead() {
        String task = send();
        aged(task);
        becomes(task, "dead");
        return task;
    }

    private void becomes(String task, String state) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(state(task)).isEqualTo(state));
    }

    private Task task(String id) {
        return as("demo-jcp").task(id);
    }

    private ServiceRequest request(String task) {
        return as("demo-jcp")
                .get("/fhir/" + task(task).getFocus().getReference())
                .as(ServiceRequest.class);
    }

    private List<String> events(String task) {
        return database.sql(
                        """
                        select e.status || ' by ' || e.actor from referral.event e
                          join referral.referral r on r.id = e.referral_id
                         where r.task_id = :task order by e.sequence""")
                .param("task", task)
                .query(String.class)
                .list();
    }

    private static List<String> keys(String task) {
        return BIG_LIFE.findAll(postRequestedFor(urlEqualTo("/fhir"))).stream()
                .filter(request -> request.getBodyAsString().contains(task))
                .map(request -> request.getHeader("Idempotency-Key"))
                .toList();
    }

    @Test
    void every_attempt_is_told_with_its_reason_and_nothing_of_the_referral() {
        down();
        Referral referral = Referral.forBigLife(as("demo-jcp"));
        String task = Answers.task(as("demo-jcp").send(referral.bundle()))
                .getIdElement()
                .getIdPart();
        await().untilAsserted(() -> assertThat(message(task).get("attempts")).isNotEmpty());
        up();
        becomes(task, "delivered");

        Answer answer = as("demo-admin").get(MESSAGES + "?state=delivered&organisation=big-life&referral=" + task);

        JsonNode message = Engineer.json(answer).get(0);
        assertThat(message.get("task").asText()).isEqualTo(task);
        assertThat(message.get("organisation").asText()).isEqualTo("big-life");
        JsonNode attempts = message.get("attempts");
        assertThat(attempts.get(0).get("outcome").asText()).isEqualTo("delivered");
        JsonNode first = attempts.get(attempts.size() - 1);
        assertThat(first.get("number").asInt()).isEqualTo(1);
        assertThat(first.get("outcome").asText()).isEqualTo("failed");
        assertThat(first.get("reason").asText()).isEqualTo("the provider answered HTTP 503");
        assertThat(first.get("at").asText()).endsWith("Z");
        assertThat(answer.body())
                .doesNotContain(referral.patient().getNameFirstRep().getFamily())
                .doesNotContain(referral.patient().getIdentifierFirstRep().getValue());
        assertThat(looked(MESSAGES + "?state=owed&referral=" + task)).isEmpty();
        assertThat(looked(MESSAGES + "?organisation=pathways-cic&referral=" + task))
                .isEmpty();
    }

    @Test
    void the_newest_message_comes_first() {
        String earlier = send();
        String later = send();

        JsonNode messages = looked(MESSAGES + "?organisation=big-life");

        assertThat(messages).hasSizeLessThanOrEqualTo(100);
        assertThat(StreamSupport.stream(messages.spliterator(), false)
                        .map(message -> message.get("task").asText()))
                .startsWith(later, earlier);
    }

    @Test
    void a_state_that_there_is_none_of_is_answered_with_those_that_there_are() {
        Answer answer = as("demo-admin").get(MESSAGES + "?state=lost");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("state is owed, delivered or dead");
    }

    @Test
    void a_message_owed_for_too_long_dies_and_the_referrer_sees_that_its_referral_failed() {
        down();

        String task = dead();

        assertThat(task(task).getStatus()).isEqualTo(TaskStatus.FAILED);
        assertThat(task(task).getStatusReason().getCodingFirstRep().getCode()).isEqualTo("undeliverable");
        assertThat(request(task).getStatus()).isEqualTo(ServiceRequestStatus.REVOKED);
        assertThat(events(task)).containsExactly("requested by Y99900", "failed by gateway");
        assertThat(bigLife().get("dead").asInt()).isPositive();
        int attempts = keys(task).size();
        up();
        await().during(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(keys(task)).hasSize(attempts));
    }

    @Test
    void what_is_owed_and_what_is_dead_is_counted_for_whoever_watches() {
        down();
        dead();

        String metrics = as("demo-engineer").get("/actuator/prometheus").body();

        assertThat(metrics.lines().filter(line -> line.startsWith("gateway_outbox_messages{")))
                .hasSize(2)
                .anyMatch(line -> line.contains("state=\"owed\""))
                .anyMatch(line -> line.contains("state=\"dead\"") && !line.endsWith(" 0.0"));
    }

    @Test
    void a_referral_that_its_provider_has_moved_on_outlives_its_message() {
        down();
        String task = send();
        Client provider = as("demo-provider-2");
        assertThat(provider.put(provider.task(task).setStatus(TaskStatus.ACCEPTED))
                        .status())
                .isEqualTo(200);
        aged(task);

        becomes(task, "dead");

        assertThat(task(task).getStatus()).isEqualTo(TaskStatus.ACCEPTED);
    }

    @Test
    void a_message_that_is_old_is_still_tried_once() {
        operated(BIG_LIFE_HERE + "/pause");
        String task = send();
        aged(task);

        operated(BIG_LIFE_HERE + "/resume");

        becomes(task, "delivered");
        assertThat(task(task).getStatus()).isEqualTo(TaskStatus.REQUESTED);
    }

    @Test
    void a_paused_organisation_is_sent_nothing_until_it_is_resumed() {
        JsonNode paused = operated(BIG_LIFE_HERE + "/pause").get("paused");
        assertThat(paused.get("by").asText()).isEqualTo("demo-admin");
        String task = send();

        await().during(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(state(task)).isEqualTo("owed"));

        assertThat(keys(task)).isEmpty();
        assertThat(operated(BIG_LIFE_HERE + "/pause").get("paused")).isEqualTo(paused);
        assertThat(bigLife().get("owed").asInt()).isPositive();
        assertThat(Duration.parse(bigLife().get("oldestDueFor").asText())).isPositive();
        assertThat(operated(BIG_LIFE_HERE + "/resume").get("paused").isNull()).isTrue();
        becomes(task, "delivered");
        assertThat(message(task).get("attempts")).hasSize(1);
    }

    @Test
    void a_dead_message_replayed_twice_is_delivered_once_more_under_its_key_and_the_referral_goes_on() {
        down();
        String task = dead();
        String replay = MESSAGES + "/" + message(task).get("id").asText() + "/replay";
        operated(BIG_LIFE_HERE + "/pause");
        up();

        assertThat(operated(replay).get("state").asText()).isEqualTo("owed");
        assertThat(operated(replay).get("state").asText()).isEqualTo("owed");

        assertThat(task(task).getStatus()).isEqualTo(TaskStatus.REQUESTED);
        assertThat(task(task).hasStatusReason()).isFalse();
        assertThat(request(task).getStatus()).isEqualTo(ServiceRequestStatus.ACTIVE);
        assertThat(events(task)).containsExactly("requested by Y99900", "failed by gateway", "requested by demo-admin");
        int before = keys(task).size();
        operated(BIG_LIFE_HERE + "/resume");
        becomes(task, "delivered");
        assertThat(keys(task))
                .hasSize(before + 1)
                .containsOnly(message(task).get("id").asText());
        Client provider = as("demo-provider-2");
        assertThat(provider.put(provider.task(task).setStatus(TaskStatus.RECEIVED))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void operators_who_replay_a_message_at_the_same_moment_replay_it_once() {
        down();
        String task = dead();
        String replay = MESSAGES + "/" + message(task).get("id").asText() + "/replay";
        operated(BIG_LIFE_HERE + "/pause");

        assertThat(IntStream.range(0, 8).parallel().map(any -> operate(replay).status()))
                .containsOnly(200);

        assertThat(events(task)).containsExactly("requested by Y99900", "failed by gateway", "requested by demo-admin");
        up();
    }

    @Test
    void all_that_is_dead_of_an_organisation_is_replayed_but_what_was_withdrawn() {
        down();
        String first = dead();
        String second = dead();
        String withdrawn = send();
        assertThat(as("demo-jcp")
                        .put(request(withdrawn).setStatus(ServiceRequestStatus.REVOKED))
                        .status())
                .isEqualTo(200);
        aged(withdrawn);
        becomes(withdrawn, "dead");
        up();

        JsonNode replayed = operated(BIG_LIFE_HERE + "/replay");

        assertThat(replayed.get("replayed").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(replayed.get("withdrawn").asInt()).isPositive();
        becomes(first, "delivered");
        becomes(second, "delivered");
        assertThat(state(withdrawn)).isEqualTo("dead");
        Answer refused = operate(MESSAGES + "/" + message(withdrawn).get("id").asText() + "/replay");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("withdrawn");
    }

    @Test
    void a_delivered_message_is_sent_again_under_its_key_when_a_provider_lost_it() {
        String task = send();
        becomes(task, "delivered");
        String id = message(task).get("id").asText();

        operated(MESSAGES + "/" + id + "/replay");

        await().untilAsserted(() -> assertThat(keys(task)).containsExactly(id, id));
        becomes(task, "delivered");
        assertThat(task(task).getStatus()).isEqualTo(TaskStatus.REQUESTED);
        assertThat(events(task)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause", "resume", "replay"})
    void an_organisation_that_there_is_none_of_is_answered_with_those_that_there_are(String order) {
        Answer answer = operate("/admin/outbox/organisations/nobody/" + order);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("there is no organisation of this id", "big-life");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "0b0e9a4a-2f0a-4a63-9a4e-1d4f2f6f4f10"})
    void a_message_that_there_is_none_of_is_not_found(String id) {
        Answer answer = operate(MESSAGES + "/" + id + "/replay");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("there is no message of this id");
    }

    @ParameterizedTest
    @CsvSource({"demo-gp, 403", "demo-jcp, 403", "demo-provider-2, 403", "'', 401"})
    void who_does_not_run_the_gateway_sees_and_moves_nothing(String client, int status) {
        assertThat(as(client).get(MESSAGES).status()).isEqualTo(status);
        assertThat(as(client).get("/admin/outbox/organisations").status()).isEqualTo(status);
        for (String order : List.of("pause", "resume", "replay")) {
            assertThat(as(client)
                            .post(BIG_LIFE_HERE + "/" + order, "", "application/json")
                            .status())
                    .isEqualTo(status);
        }
        assertThat(as(client)
                        .post(MESSAGES + "/0b0e9a4a-2f0a-4a63-9a4e-1d4f2f6f4f10/replay", "", "application/json")
                        .status())
                .isEqualTo(status);
        assertThat(bigLife().get("paused").isNull()).isTrue();
    }
}
