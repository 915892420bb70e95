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
import java.util.stream.StreamSupport;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.AfterEach;

/** An operator at the outbox, and a provider that is down or up. */
abstract class OutboxOperator extends LiveGateway {
    static final String RECONCILIATION = "/admin/reconciliation";
    static final String MESSAGES = "/admin/outbox/messages";
    static final String BIG_LIFE_HERE = "/admin/outbox/organisations/big-life";

    @AfterEach
    void resume() {
        operate(BIG_LIFE_HERE + "/resume");
    }

    Answer operate(String path) {
        return as("demo-admin").post(path, "", "application/json");
    }

    JsonNode operated(String path) {
        Answer answer = operate(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Engineer.json(answer);
    }

    JsonNode looked(String path) {
        Answer answer = as("demo-engineer").get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Engineer.json(answer);
    }

    /** The message that brings its provider the referral that a Task is about. */
    JsonNode message(String task) {
        return StreamSupport.stream(looked(MESSAGES + "?referral=" + task).spliterator(), false)
                .filter(message -> message.get("about").asText().equals("referral"))
                .findFirst()
                .orElseThrow();
    }

    String state(String task) {
        return message(task).get("state").asText();
    }

    JsonNode bigLife() {
        return StreamSupport.stream(looked("/admin/outbox/organisations").spliterator(), false)
                .filter(destination -> destination.get("organisation").asText().equals("big-life"))
                .findFirst()
                .orElseThrow();
    }

    static void down() {
        BIG_LIFE.stubFor(post("/fhir").willReturn(aResponse().withStatus(503)));
    }

    static void up() {
        BIG_LIFE.stubFor(post("/fhir").willReturn(okJson(RECEIVED)));
    }

    String send() {
        return Answers.task(
                        as("demo-jcp").send(Referral.forBigLife(as("demo-jcp")).bundle()))
                .getIdElement()
                .getIdPart();
    }

    /** Lets a message be owed for longer than the gateway goes on trying. */
    void aged(String task) {
        database.sql(
                        """
                        update referral.owed_message
                           set owed_since = owed_since - interval '8 days', created_at = created_at - interval '8 days'
                         where referral_id = (select id from referral.referral where task_id = :task)""")
                .param("task", task)
                .update();
    }

    String dead() {
        String task = send();
        aged(task);
        becomes(task, "dead");
        return task;
    }

    void becomes(String task, String state) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(state(task)).isEqualTo(state));
    }

    Task task(String id) {
        return as("demo-jcp").task(id);
    }

    ServiceRequest request(String task) {
        return as("demo-jcp")
                .get("/fhir/" + task(task).getFocus().getReference())
                .as(ServiceRequest.class);
    }

    List<String> events(String task) {
        return database.sql(
                        """
                        select e.status || ' by ' || e.actor from referral.event e
                          join referral.referral r on r.id = e.referral_id
                         where r.task_id = :task order by e.sequence""")
                .param("task", task)
                .query(String.class)
                .list();
    }

    static List<String> keys(String task) {
        return BIG_LIFE.findAll(postRequestedFor(urlEqualTo("/fhir"))).stream()
                .filter(request -> request.getBodyAsString().contains(task))
                .map(request -> request.getHeader("Idempotency-Key"))
                .toList();
    }

    Answer swept() {
        return as("demo-engineer").post(RECONCILIATION, "", "application/json");
    }

    /** Waits for the scheduled sweep, should it be under way. */
    void sweep() {
        await().untilAsserted(() -> assertThat(swept().status()).isEqualTo(200));
    }

    /** What was told of a referral: kind, what was found, what was done. */
    List<String> told(String task) {
        return StreamSupport.stream(looked(RECONCILIATION).get("findings").spliterator(), false)
                .filter(finding -> finding.get("task").asText().equals(task))
                .map(finding -> "%s: %s; %s"
                        .formatted(
                                finding.get("kind").asText(),
                                finding.get("found").asText(),
                                finding.get("done").asText()))
                .toList();
    }
}
