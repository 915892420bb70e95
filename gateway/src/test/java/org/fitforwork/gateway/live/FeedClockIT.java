package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.fitforwork.gateway.live.Notification.Told;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A clock that was ahead for a while and is put back: what it wrote holds up nothing. */
class FeedClockIT extends StatusFeed {
    @AfterEach
    void putBack() {
        CLOCK.putBack();
    }

    private void has(String change, String id) {
        assertThat(database.sql("update referral.subscription set " + change + " where id = :id")
                        .param("id", id)
                        .update())
                .isEqualTo(1);
    }

    private void comes(String task) {
        await().untilAsserted(
                        () -> assertThat(listener.told()).extracting(Told::task).containsExactly(task));
    }

    @Test
    void what_failed_while_the_clock_was_ahead_is_told_once_it_is_put_back() {
        String id = subscribed("demo-gp", asking("id-only"));
        CLOCK.turn(Duration.ofHours(2));
        listener.answers(500);
        String task = referred("demo-gp", "Y99001");
        becomes("demo-gp", id, SubscriptionStatus.ERROR);

        CLOCK.putBack();
        listener.answers(200);

        comes(task);
        becomes("demo-gp", id, SubscriptionStatus.ACTIVE);
    }

    @Test
    void what_was_told_while_the_clock_was_ahead_holds_up_neither_heartbeats_nor_events() {
        CLOCK.turn(Duration.ofHours(2));
        subscribed("demo-gp", asking("id-only", 1));

        CLOCK.putBack();

        await().untilAsserted(() -> assertThat(listener.taken("heartbeat")).hasSizeGreaterThanOrEqualTo(2));
        comes(referred("demo-gp", "Y99001"));
    }

    @Test
    void a_lease_that_no_worker_can_have_holds_up_nothing() {
        String id = subscribed("demo-gp", asking("id-only"));
        has("leased_until = now() + interval '1 hour'", id);

        comes(referred("demo-gp", "Y99001"));
    }

    @Test
    void a_lease_that_a_worker_can_have_is_left_to_it() {
        String id = subscribed("demo-gp", asking("id-only"));
        has("leased_until = now() + interval '31 seconds'", id);

        referred("demo-gp", "Y99001");

        await().during(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(listener.told()).isEmpty());
    }
}
