package org.fitforwork.simulator.bench.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    @Test
    void calls_are_due_at_even_intervals_from_the_start_on() {
        Schedule schedule = new Schedule(4);
        assertThat(schedule.due(0)).isZero();
        assertThat(schedule.due(1)).isEqualTo(250_000_000);
        assertThat(schedule.due(4_000)).isEqualTo(Duration.ofSeconds(1_000).toNanos());
    }

    @Test
    void what_an_interval_is_rounded_by_does_not_add_up() {
        assertThat(new Schedule(3).due(3_000_000))
                .isEqualTo(Duration.ofSeconds(1_000_000).toNanos());
    }

    @Test
    void all_are_counted_that_are_due_before_the_end() {
        assertThat(new Schedule(4).count(Duration.ofSeconds(2))).isEqualTo(8);
        assertThat(new Schedule(4).count(Duration.ofMillis(2_001))).isEqualTo(9);
        assertThat(new Schedule(0.1).count(Duration.ofSeconds(1))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void a_rate_must_be_above_0(double rate) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Schedule(rate));
    }
}
