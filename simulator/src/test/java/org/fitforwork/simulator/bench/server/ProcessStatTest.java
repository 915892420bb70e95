package org.fitforwork.simulator.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessStatTest {
    @Test
    void processor_time_is_that_of_user_and_system_whatever_the_process_is_called() {
        String stat = "4242 (a) S b) S 1 4242 4242 0 -1 4194560 2571 8932 1 1 150 50 30 7 20 0 1 0 12345 1 2";
        assertThat(ProcessStat.parse(stat))
                .isEqualTo(new ProcessStat(Duration.ofMillis(2_000), Duration.ofMillis(370)));
    }

    @Test
    void a_process_that_has_ended_used_nothing() {
        assertThat(ProcessStat.of(Integer.MAX_VALUE)).isEqualTo(ProcessStat.NONE);
    }

    @Test
    void this_process_has_used_processor_time_and_memory() throws IOException {
        long pid = ProcessHandle.current().pid();
        assertThat(ProcessStat.of(pid).own()).isPositive();
        assertThat(ProcessStat.peakResident(pid)).isGreaterThan(10L * 1024 * 1024);
    }
}
