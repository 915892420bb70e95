package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;

/** What was given up, or lost by its receiver, is owed again when an operator says so, and reaches it once. */
class ReplayIT extends OutboxOperator {
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
        await().untilAsserted(() -> assertThat(keys(withdrawn)).isNotEmpty());
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

    @Test
    void with_todays_route_it_goes_to_whoever_takes_it_now_and_not_to_the_one_that_could_not_be_reached() {
        down();
        send();
        String task = dead();
        String message = message(task).get("id").asText();
        LiveConfiguration.change(
                "programmes/work-programme-leavers/programme.yaml",
                "key-workers: 15, caseload: 40",
                "key-workers: 1, caseload: 1");
        try {
            new Engineer(as("demo-engineer")).reloaded();

            JsonNode replayed = operated(MESSAGES + "/" + message + "/replay?route=today");

            assertThat(replayed.get("state").asText()).isEqualTo("withdrawn");
            assertThat(task(task).getStatus()).isEqualTo(TaskStatus.REQUESTED);
            assertThat(task(task).getOwner().getIdentifier().getValue()).isEqualTo("pathways-cic");
            assertThat(events(task))
                    .containsExactly("requested by Y99900", "failed by gateway", "requested by demo-admin");
            up();
            assertThat(as("demo-provider-2").get("/fhir/Task/" + task).status()).isEqualTo(404);
            assertThat(operate(MESSAGES + "/" + message + "/replay").status()).isEqualTo(409);
        } finally {
            new Engineer(as("demo-engineer")).putBack();
        }
    }

    @Test
    void a_route_that_there_is_none_of_is_answered_with_those_that_there_are() {
        Answer answer = operate(MESSAGES + "/" + message(send()).get("id").asText() + "/replay?route=back");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("as-it-ran or today");
    }
}
