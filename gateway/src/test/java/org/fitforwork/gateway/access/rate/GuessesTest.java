package org.fitforwork.gateway.access.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.fitforwork.gateway.access.rate.Guesses.Try;
import org.junit.jupiter.api.Test;

class GuessesTest {
    private static final String GP = "gp";

    /** A clock that a test sets. */
    private static final class SetClock extends Clock {
        private Instant now = Instant.parse("2026-11-02T09:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final SetClock clock = new SetClock();
    private final Guesses guesses = new Guesses(new RateSettings(60, 10, 3, 5), GP::equals, clock);

    private boolean mayTry(String client, String address) {
        return guesses.take(new Try(client, address)).isEmpty();
    }

    @Test
    void in_one_clients_name_so_many_may_fail_wherever_they_come_from() {
        assertThat(mayTry(GP, "192.0.2.1")).isTrue();
        assertThat(mayTry(GP, "192.0.2.2")).isTrue();
        assertThat(mayTry(GP, "192.0.2.3")).isTrue();
        assertThat(mayTry(GP, "192.0.2.4")).isFalse();
    }

    @Test
    void from_one_address_so_many_may_fail_whoever_they_claim_to_be() {
        for (int i = 0; i < 5; i++) {
            assertThat(mayTry("nobody-" + i, "192.0.2.1")).isTrue();
        }
        assertThat(mayTry("nobody", "192.0.2.1")).isFalse();
        assertThat(mayTry(GP, "192.0.2.2")).isTrue();
    }

    @Test
    void a_client_cannot_be_locked_out_from_where_it_proved_itself() {
        Try own = new Try(GP, "192.0.2.1");
        assertThat(guesses.take(own)).isEmpty();
        guesses.right(own);
        while (mayTry(GP, "203.0.113.9")) {
            // somebody guesses elsewhere
        }

        assertThat(guesses.take(own)).isEmpty();
        assertThat(mayTry(GP, "192.0.2.2")).isFalse();
    }

    @Test
    void what_was_right_does_not_count() {
        for (int i = 0; i < 100; i++) {
            Try own = new Try(GP, "192.0.2.1");
            assertThat(guesses.take(own)).isEmpty();
            guesses.right(own);
        }
    }

    @Test
    void who_waits_may_try_again_and_a_clock_that_is_put_back_holds_nobody_up() {
        while (mayTry(GP, "192.0.2.1")) {
            // until there are none left
        }
        Duration wait = guesses.take(new Try(GP, "192.0.2.1")).orElseThrow();
        assertThat(wait).isBetween(Duration.ofMillis(1), Duration.ofSeconds(20));

        clock.now = clock.now.minus(Duration.ofDays(1));
        assertThat(mayTry(GP, "192.0.2.1")).isFalse();
        clock.now = clock.now.plus(Duration.ofSeconds(20));
        assertThat(mayTry(GP, "192.0.2.1")).isTrue();
    }
}
