package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.fitforwork.gateway.live.Notification.Told;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Endpoints that fail, and practice systems that were away. */
@ExtendWith(OutputCaptureExtension.class)
class FeedRecoveryIT extends StatusFeed {
    @Test
    void an_endpoint_that_goes_on_failing_puts_the_subscription_into_error_and_recovery_makes_it_active(
            CapturedOutput output) {
        String id = subscribed("demo-gp", asking("id-only"));
        listener.answers(500);
        String task = referred("demo-gp", "Y99001");

        becomes("demo-gp", id, SubscriptionStatus.ERROR);
        assertThat(subscription("demo-gp", id).getError()).isEqualTo("the endpoint answered HTTP 500");
        assertThat(as("demo-gp").get("/fhir/Subscription/" + id + "/$status").body())
                .contains("\"valueCode\":\"error\"", "error-response", "the endpoint answered HTTP 500");
        listener.answers(200);

        becomes("demo-gp", id, SubscriptionStatus.ACTIVE);
        await().untilAsserted(
                        () -> assertThat(listener.told()).extracting(Told::task).containsExactly(task));
        assertThat(subscription("demo-gp", id).getError()).isNull();
        assertThat(as("demo-gp").get("/fhir/Subscription/" + id + "/$status").body())
                .doesNotContain("HTTP 500");
        assertThat(output.getAll())
                .contains("subscription " + id + " was active and is error")
                .doesNotContain("a-secret-of-the-practice-system", listener.url());
    }

    @Test
    void a_handshake_that_fails_is_tried_on_and_nothing_is_told_before_it() {
        listener.answers(404);
        String id = post("demo-gp", asking("id-only"))
                .as(Subscription.class)
                .getIdElement()
                .getIdPart();
        String task = referred("demo-gp", "Y99001");

        becomes("demo-gp", id, SubscriptionStatus.ERROR);
        assertThat(listener.calls()).allMatch(call -> call.notification().type().equals("handshake"));
        listener.answers(200);

        becomes("demo-gp", id, SubscriptionStatus.ACTIVE);
        await().untilAsserted(
                        () -> assertThat(listener.told()).extracting(Told::task).containsExactly(task));
    }

    @Test
    void an_endpoint_that_has_failed_for_a_week_turns_the_subscription_off() {
        String id = subscribed("demo-gp", asking("id-only"));
        listener.answers(500);
        referred("demo-gp", "Y99001");
        becomes("demo-gp", id, SubscriptionStatus.ERROR);

        database.sql(
                        """
                        update referral.subscription set failing_since = failing_since - interval '7 days'
                         where id = :id""")
                .param("id", id)
                .update();

        becomes("demo-gp", id, SubscriptionStatus.OFF);
        assertThat(as("demo-engineer").get("/actuator/prometheus").body())
                .contains("gateway_feed_owed", "gateway_feed_subscriptions{status=\"off\"");
    }

    private void leased(String until, String id) {
        database.sql("update referral.subscription set leased_until = " + until + " where id = :id")
                .param("id", id)
                .update();
    }

    @Test
    void a_notification_that_cannot_be_made_counts_as_one_that_is_not_taken() {
        String id = subscribed("demo-gp", asking("full-resource"));
        leased("now() + interval '20 seconds'", id);
        String task = referred("demo-gp", "Y99001");
        String version = "update referral.subscription_event set task_version = %s where subscription = :id";
        database.sql(version.formatted("99")).param("id", id).update();
        leased("null", id);

        becomes("demo-gp", id, SubscriptionStatus.ERROR);
        assertThat(subscription("demo-gp", id).getError())
                .isEqualTo("the gateway failed to make the notification, or to note that it was taken");
        assertThat(as("demo-gp").get("/fhir/Subscription/" + id + "/$status").body())
                .contains("the gateway failed to make the notification")
                .doesNotContain("-response");

        database.sql(version.formatted("1")).param("id", id).update();
        await().untilAsserted(
                        () -> assertThat(listener.told()).extracting(Told::task).containsExactly(task));
        becomes("demo-gp", id, SubscriptionStatus.ACTIVE);
    }

    /** A practice system that keeps what it is told by number, and can fail in each way there is. */
    private static final class PracticeSystem {
        final Map<Long, String> known = new ConcurrentHashMap<>();
        final AtomicLong count = new AtomicLong();
        final AtomicInteger calls = new AtomicInteger();
        final AtomicInteger dropped = new AtomicInteger();
        volatile boolean away;

        /** Of ten calls it refuses one, takes one but fails to say so, and acknowledges one that it then loses. */
        int answer(Notification notification) {
            if (away) {
                return 503;
            }
            int call = calls.incrementAndGet() % 10;
            if (call == 3) {
                dropped.incrementAndGet();
                return 503;
            }
            if (call == 9) {
                dropped.incrementAndGet();
                return 200;
            }
            keep(notification);
            if (call == 6) {
                dropped.incrementAndGet();
                return 500;
            }
            return 200;
        }

        void keep(Notification notification) {
            count.accumulateAndGet(notification.count(), Math::max);
            notification.events().forEach(told -> known.put(told.number(), told.said()));
        }

        List<Long> missing() {
            return LongStream.rangeClosed(1, count.get())
                    .boxed()
                    .filter(number -> !known.containsKey(number))
                    .toList();
        }
    }

    /** Asks for what is missing, as a practice system does when a number or a count shows a gap. */
    private void catchUp(PracticeSystem practice, String id) {
        practice.count.set(Notification.of(as("demo-gp")
                        .get("/fhir/Subscription/" + id + "/$events?eventsSinceNumber=1&eventsUntilNumber=1")
                        .as(Bundle.class))
                .count());
        practice.missing()
                .forEach(number -> practice.keep(Notification.of(as("demo-gp")
                        .get(
                                "/fhir/Subscription/%s/$events?eventsSinceNumber=%d&eventsUntilNumber=%d&content=full-resource"
                                        .formatted(id, number, number))
                        .as(Bundle.class))));
    }

    @Test
    void a_practice_system_that_drops_calls_and_was_away_rebuilds_the_exact_history() {
        PracticeSystem practice = new PracticeSystem();
        Subscription asked = asking("full-resource");
        asked.getChannel()
                .getExtensionByUrl(BACKPORT + "max-count")
                .setValue(new org.hl7.fhir.r4.model.PositiveIntType(2));
        String id = subscribed("demo-gp", asked);
        listener.answers(practice::answer);

        List<String> tasks = new ArrayList<>(refer(8));
        practice.away = true;
        tasks.addAll(refer(8));
        referred("demo-gp-2", "Y99002");
        becomes("demo-gp", id, SubscriptionStatus.ERROR);
        practice.away = false;
        tasks.addAll(refer(8));
        becomes("demo-gp", id, SubscriptionStatus.ACTIVE);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> database.sql("select delivered = events from referral.subscription where id = :id")
                        .param("id", id)
                        .query(Boolean.class)
                        .single());

        assertThat(practice.dropped.get()).isPositive();
        assertThat(practice.known).hasSizeLessThan(tasks.size() * 3);
        catchUp(practice, id);

        assertThat(practice.missing()).isEmpty();
        List<String> history = history(tasks);
        assertThat(history).hasSize(tasks.size() * 3);
        List<String> rebuilt = List.copyOf(new TreeMap<>(practice.known).values());
        assertThat(rebuilt).containsExactlyInAnyOrderElementsOf(history);
        tasks.forEach(task -> assertThat(
                        rebuilt.stream().filter(said -> said.startsWith(task)).toList())
                .containsExactlyElementsOf(history(List.of(task))));
    }

    private List<String> refer(int referrals) {
        List<String> tasks = new ArrayList<>();
        for (int i = 0; i < referrals; i++) {
            String task = referred("demo-gp", "Y99001");
            moved(task, TaskStatus.ACCEPTED);
            moved(task, TaskStatus.INPROGRESS);
            tasks.add(task);
        }
        return tasks;
    }
}
