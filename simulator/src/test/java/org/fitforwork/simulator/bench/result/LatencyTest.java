package org.fitforwork.simulator.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencyTest {
    @Test
    void percentiles_are_nearest_ranks_in_milliseconds() {
        List<Long> nanos = LongStream.rangeClosed(1, 1_000)
                .mapToObj(ms -> (1_001 - ms) * 1_000_000)
                .toList();
        assertThat(Latency.of(nanos)).isEqualTo(new Latency(1_000, 500, 990, 999, 1_000));
    }

    @Test
    void of_few_values_the_high_percentiles_are_the_largest() {
        assertThat(Latency.of(List.of(3_000_000L, 1_000_000L))).isEqualTo(new Latency(2, 1, 3, 3, 3));
    }

    @Test
    void nothing_measured_is_told_by_the_count() {
        assertThat(Latency.of(List.of()).count()).isZero();
    }
}
