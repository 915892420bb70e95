package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.fitforwork.gateway.live.Client.Answer;
import org.fitforwork.gateway.live.Notification.Told;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a referrer may do with its subscriptions, and what others may not. */
class SubscriptionIT extends StatusFeed {
    @Test
    void a_subscription_is_made_and_tells_where_and_at_which_version() {
        Answer made = post("demo-gp", asking("id-only"));

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        Subscription subscription = made.as(Subscription.class);
        assertThat(made.header("Location"))
                .isEqualTo(base() + "/fhir/Subscription/"
                        + subscription.getIdElement().getIdPart() + "/_history/1");
        assertThat(made.response().headers().allValues("ETag")).containsExactly("W/\"1\"");
        assertThat(subscription.getStatus()).isEqualTo(SubscriptionStatus.REQUESTED);
        assertThat(made.body()).doesNotContain("Y99001");
    }

    @Test
    void its_own_organisation_finds_it_and_nobody_else() {
        String id = subscribed("demo-gp", asking("id-only"));

        assertThat(found("demo-gp", "?status=active")).contains(id);
        assertThat(found("demo-gp", "?status=off")).doesNotContain(id);
        assertThat(found("demo-gp", "?_id=" + id)).containsExactly(id);
        assertThat(found("demo-gp-2", "?_id=" + id)).isEmpty();
        assertThat(as("demo-gp-2").get("/fhir/Subscription/" + id).status()).isEqualTo(404);
        assertThat(as("demo-gp-2").get("/fhir/Subscription/" + id + "/_history").status())
                .isEqualTo(404);
        assertThat(as("demo-provider").get("/fhir/Subscription/" + id).status()).isEqualTo(404);
        assertThat(as("demo-gp-2")
                        .put(subscription("demo-gp", id).setStatus(SubscriptionStatus.OFF))
                        .status())
                .isEqualTo(404);
    }

    private List<String> found(String client, String query) {
        return as(client).get("/fhir/Subscription" + query).as(Bundle.class).getEntry().stream()
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .toList();
    }

    @Test
    void what_is_asked_wrongly_is_refused_with_every_element_and_nothing_is_kept() {
        Subscription asked = asking("id-only");
        asked.setCriteria("Task?status=completed");
        asked.getChannel().setEndpoint("https://169.254.169.254/feed");
        String before = stored();

        Answer answer = post("demo-gp", asked);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.as(OperationOutcome.class).getIssue())
                .extracting(issue -> issue.getExpression().get(0).getValue())
                .containsExactly("Subscription.criteria", "Subscription.channel.endpoint");
        assertThat(Answers.reasons(answer)).containsOnly("not-conformant");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void a_subscription_that_calls_itself_active_is_refused() {
        assertThat(post("demo-gp", asking("id-only").setStatus(SubscriptionStatus.ACTIVE))
                        .status())
                .isEqualTo(422);
        String id = subscribed("demo-gp", asking("id-only"));
        assertThat(as("demo-gp").put(subscription("demo-gp", id)).status()).isEqualTo(422);
    }

    @Test
    void an_organisation_has_no_more_subscriptions_than_it_may() {
        for (int i = 0; i < 4; i++) {
            assertThat(post("demo-gp", asking("id-only")).status()).isEqualTo(201);
        }

        Answer answer = post("demo-gp", asking("id-only"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("has 4 subscriptions already");
        assertThat(post("demo-gp-2", asking("id-only")).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-provider", "demo-engineer", "demo-admin"})
    void who_does_not_refer_does_not_subscribe(String client) {
        assertThat(post(client, asking("id-only")).status()).isEqualTo(403);
        assertThat(as(client).get("/fhir/Subscription/$status").status()).isEqualTo(403);
    }

    @Test
    void a_change_needs_the_version_it_is_made_on() {
        String id = subscribed("demo-gp", asking("id-only"));
        Subscription off = subscription("demo-gp", id).setStatus(SubscriptionStatus.OFF);

        assertThat(as("demo-gp").put(off, "").status()).isEqualTo(428);
        Answer stale = as("demo-gp").put(off, "W/\"1\"");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.header("ETag")).isEqualTo("W/\"" + off.getMeta().getVersionId() + "\"");
    }

    @Test
    void off_ends_it_and_requested_begins_again_where_the_numbers_were() {
        String id = subscribed("demo-gp", asking("id-only"));
        referred("demo-gp", "Y99001");
        await().untilAsserted(() -> assertThat(listener.told()).hasSize(1));

        Answer off = as("demo-gp").put(subscription("demo-gp", id).setStatus(SubscriptionStatus.OFF));
        assertThat(off.status()).as(off.body()).isEqualTo(200);
        assertThat(off.as(Subscription.class).getStatus()).isEqualTo(SubscriptionStatus.OFF);
        referred("demo-gp", "Y99001");
        await().during(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(listener.told()).hasSize(1));

        Subscription again = asking("full-resource");
        again.setId("Subscription/" + id);
        String etag = off.header("ETag");
        Answer requested = as("demo-gp").put(again, etag);
        assertThat(requested.status()).as(requested.body()).isEqualTo(200);
        becomes("demo-gp", id, SubscriptionStatus.ACTIVE);
        referred("demo-gp", "Y99001");
        await().untilAsserted(() ->
                assertThat(listener.told()).extracting(Told::number).containsExactly(1L, 2L));
        assertThat(listener.taken("handshake")).hasSize(2);
        assertThat(listener.told().get(1).resource()).isNotNull();
    }

    @Test
    void the_status_is_told_of_one_or_of_all_that_are_the_callers() {
        String id = subscribed("demo-gp", asking("id-only"));
        String other = subscribed("demo-gp-2", asking("id-only"));

        Notification one = Notification.of(
                as("demo-gp").get("/fhir/Subscription/" + id + "/$status").as(Bundle.class));
        assertThat(one.type()).isEqualTo("query-status");
        assertThat(one.status()).isEqualTo("active");
        assertThat(as("demo-gp").get("/fhir/Subscription/$status").body())
                .contains("Subscription/" + id)
                .doesNotContain(other);
        assertThat(as("demo-gp")
                        .get("/fhir/Subscription/$status?status=active&id=" + id + "&id=" + other)
                        .as(Bundle.class)
                        .getEntry())
                .hasSize(1);
        assertThat(as("demo-gp")
                        .post(
                                "/fhir/Subscription/" + id + "/$status",
                                "{\"resourceType\":\"Parameters\"}",
                                "application/fhir+json")
                        .status())
                .isEqualTo(200);
        assertThat(as("demo-gp").get("/fhir/Subscription/" + other + "/$status").status())
                .isEqualTo(404);
    }

    @Test
    void events_are_told_again_by_range_and_in_the_content_that_is_asked_for() {
        String id = subscribed("demo-gp", asking("id-only"));
        String task = referred("demo-gp", "Y99001");
        moved(task, TaskStatus.ACCEPTED);
        moved(task, TaskStatus.INPROGRESS);
        String events = "/fhir/Subscription/" + id + "/$events";

        Notification all = Notification.of(as("demo-gp").get(events).as(Bundle.class));
        assertThat(all.type()).isEqualTo("query-event");
        assertThat(all.count()).isEqualTo(3);
        assertThat(all.events()).extracting(Told::number).containsExactly(1L, 2L, 3L);
        assertThat(all.events()).allMatch(told -> told.resource() == null);
        Notification last = Notification.of(as("demo-gp")
                .get(events + "?eventsSinceNumber=2&eventsUntilNumber=99&content=full-resource")
                .as(Bundle.class));
        assertThat(last.events())
                .extracting(Told::said)
                .containsExactlyElementsOf(history(List.of(task)).subList(1, 3));
        assertThat(last.bundle().getEntry().get(1).getResource().getMeta().getSecurity())
                .isEmpty();
        Notification posted = Notification.of(as("demo-gp")
                .post(
                        events,
                        """
                        {"resourceType":"Parameters","parameter":[
                          {"name":"eventsSinceNumber","valueString":"1"},
                          {"name":"eventsUntilNumber","valueString":"1"}]}""",
                        "application/fhir+json")
                .as(Bundle.class));
        assertThat(posted.events()).extracting(Told::number).containsExactly(1L);
        assertThat(as("demo-gp").get(events + "?eventsSinceNumber=first").status())
                .isEqualTo(400);
        assertThat(as("demo-gp").get(events + "?content=all").status()).isEqualTo(400);
        assertThat(as("demo-gp-2").get(events).status()).isEqualTo(404);
    }
}
