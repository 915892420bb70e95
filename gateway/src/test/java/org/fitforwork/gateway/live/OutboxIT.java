package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Nothing that was accepted is lost: an operator sees what is owed and why, holds it back, and sends it again. */
class OutboxIT extends OutboxOperator {
    @Autowired
    @SuppressWarnings("NullAway.Init")
    private TransactionTemplate transaction;

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
        assertThat(answer.body()).contains("state is owed, delivered, dead or withdrawn");
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
    void however_much_a_provider_is_owed_when_it_comes_back_little_of_it_is_written_down_at_a_time() {
        operated(BIG_LIFE_HERE + "/pause");
        List<String> tasks = Stream.generate(this::send).limit(6).toList();

        transaction.executeWithoutResult(locked -> {
            database.sql("lock table referral.delivery_attempt in exclusive mode")
                    .update();
            operated(BIG_LIFE_HERE + "/resume");
            await().untilAsserted(() -> assertThat(tasks.stream().flatMap(task -> keys(task).stream()))
                    .hasSize(4));
            await().during(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(waitingToBeWrittenDown()).isEqualTo(2));
        });

        tasks.forEach(task -> becomes(task, "delivered"));
    }

    private int waitingToBeWrittenDown() {
        return database.sql(
                        """
                        select count(*) from pg_locks
                         where relation = 'referral.delivery_attempt'::regclass and not granted""")
                .query(Integer.class)
                .single();
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
