package org.fitforwork.gateway.live;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;

/** A clock that was ahead for a while and is put back: what was put off meanwhile does not wait until then. */
class OutboxClockIT extends OutboxOperator {
    private static final String MADE_DUE =
            "postponed-message: the message to big-life is put off for longer than any" + " retry waits; made it due";

    @Autowired
    @Qualifier("dispatcher")
    @SuppressWarnings("NullAway.Init")
    private SmartLifecycle dispatcher;

    @AfterEach
    void putBack() {
        CLOCK.putBack();
    }

    private static void asksToWait(int seconds) {
        BIG_LIFE.stubFor(post("/fhir")
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", String.valueOf(seconds))));
    }

    private void tried(String task, int times) {
        await().untilAsserted(() -> assertThat(message(task).get("attempts")).hasSizeGreaterThanOrEqualTo(times));
    }

    /** The provider asks to wait while the clock is ahead; once it is put back, a sweep is enough. */
    private String goesAfterAWaitAskedFor(Duration ahead, int seconds) {
        CLOCK.turn(ahead);
        asksToWait(seconds);
        String task = send();
        tried(task, 1);

        CLOCK.putBack();
        up();
        sweep();

        becomes(task, "delivered");
        return task;
    }

    @Test
    void a_message_that_was_retried_while_the_clock_was_ahead_goes_after_a_sweep() {
        CLOCK.turn(Duration.ofHours(2));
        down();
        String task = send();
        // By now the next retry is far enough away not to be under way when the clock is put back.
        tried(task, 3);

        CLOCK.putBack();
        up();
        sweep();

        becomes(task, "delivered");
        assertThat(told(task)).containsExactly(MADE_DUE);
    }

    @Test
    void a_provider_that_asked_to_wait_while_the_clock_was_ahead_is_not_left_alone_for_as_long() {
        String task = goesAfterAWaitAskedFor(Duration.ofHours(2), 600);

        assertThat(told(task)).containsExactly(MADE_DUE);
        assertThat(bigLife().get("heldUntil").isNull()).isTrue();
    }

    @Test
    void nor_is_one_that_asked_for_little_while_the_clock_was_a_little_ahead() {
        goesAfterAWaitAskedFor(Duration.ofMinutes(30), 60);

        assertThat(bigLife().get("heldUntil").isNull()).isTrue();
    }

    @Test
    void a_new_message_waits_for_nothing_however_little_the_clock_was_ahead() {
        String task;
        dispatcher.stop();
        try {
            CLOCK.turn(Duration.ofMinutes(5));
            task = send();
        } finally {
            CLOCK.putBack();
            dispatcher.start();
        }

        sweep();

        becomes(task, "delivered");
        assertThat(told(task)).containsExactly(MADE_DUE);
    }

    @Test
    void what_its_provider_asked_to_wait_with_goes_on_waiting() {
        asksToWait(3600);
        String task = send();
        tried(task, 1);
        up();

        sweep();

        await().during(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(state(task)).isEqualTo("owed"));
        assertThat(told(task)).isEmpty();
    }
}
