package org.fitforwork.simulator.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GuardTest {
    private final Guard guard = new Guard(0.15);

    @Test
    void a_rate_that_fell_by_more_than_is_tolerated_is_a_fault() {
        assertThat(guard.faults(Map.of(Measure.ANSWERED, 4.0), Map.of(Measure.ANSWERED, 3.3)))
                .containsExactly("answered-per-second: gateway to stock was 4.000 and is 3.300, worse by 18 %;"
                        + " 15 % is tolerated");
    }

    @Test
    void a_rate_that_fell_by_less_is_none() {
        assertThat(guard.faults(Map.of(Measure.ANSWERED, 4.0), Map.of(Measure.ANSWERED, 3.5)))
                .isEmpty();
    }

    @Test
    void of_a_time_more_is_worse() {
        assertThat(guard.faults(Map.of(Measure.ACCEPT_P99, 0.1), Map.of(Measure.ACCEPT_P99, 0.12)))
                .hasSize(1);
        assertThat(guard.faults(Map.of(Measure.ACCEPT_P99, 0.1), Map.of(Measure.ACCEPT_P99, 0.01)))
                .isEmpty();
    }

    @Test
    void what_was_measured_once_and_is_no_more_is_a_fault() {
        assertThat(guard.faults(Map.of(Measure.CPU, 0.5), Map.of())).containsExactly("cpu-ms was not measured");
    }

    @Test
    void what_moves_too_much_by_itself_is_not_held_against_a_run() {
        assertThat(guard.faults(Map.of(Measure.ACCEPT_P999, 0.1), Map.of(Measure.ACCEPT_P999, 9.0)))
                .isEmpty();
    }

    @Test
    void without_a_baseline_all_is_well() {
        assertThat(guard.faults(Map.of(), Map.of(Measure.ANSWERED, 0.1))).isEmpty();
    }
}
