package org.fitforwork.simulator.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final HandClock clock = new HandClock();
    private final List<Duration> waits = new ArrayList<>();
    private final Pace pace = new Pace(2, clock, time -> {
        waits.add(time);
        clock.turn(time);
    });

    @Test
    void calls_start_half_a_second_apart_at_two_a_second() throws InterruptedException {
        pace.await();
        clock.turn(Duration.ofMillis(100));
        pace.await();
        pace.await();
        assertThat(waits).containsExactly(Duration.ofMillis(400), Duration.ofMillis(500));
    }

    @Test
    void time_lost_in_a_slow_call_is_not_caught_up() throws InterruptedException {
        pace.await();
        clock.turn(Duration.ofSeconds(10));
        pace.await();
        pace.await();
        assertThat(waits).containsExactly(Duration.ofMillis(500));
    }

    private static final class HandClock extends Clock {
        private Instant now = Instant.EPOCH;

        void turn(Duration by) {
            now = now.plus(by);
        }

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
}
