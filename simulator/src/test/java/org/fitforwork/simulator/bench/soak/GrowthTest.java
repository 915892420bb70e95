package org.fitforwork.simulator.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fitforwork.simulator.bench.result.Latency;
import org.fitforwork.simulator.bench.result.Window;
import org.junit.jupiter.api.Test;

class GrowthTest {
    private static Moment moment(int threads) {
        Latency some = new Latency(10, 20, 40, 50, 60);
        Window window = new Window(1, 60, Map.of(), Map.of(), Map.of(), 1, 1, some, some, 0, 0, 10, 2, 40, 5);
        return new Moment(window, 400, threads, 20, 0);
    }

    @Test
    void what_is_as_before_does_not_grow() {
        List<Moment> moments =
                IntStream.range(0, 9).mapToObj(i -> moment(80 + i % 3)).toList();

        assertThat(Growth.of(400, moments, 430)).noneMatch(Growth::tooMuch);
    }

    @Test
    void a_heap_that_goes_on_growing_is_found() {
        assertThat(Growth.of(400, List.of(moment(80)), 510))
                .filteredOn(Growth::tooMuch)
                .extracting(Growth::what)
                .containsExactly("heap after a full collection, MB");
    }

    @Test
    void threads_that_are_never_given_back_are_found() {
        List<Moment> moments =
                IntStream.range(0, 9).mapToObj(i -> moment(80 + i * 3)).toList();

        assertThat(Growth.of(400, moments, 400))
                .filteredOn(Growth::tooMuch)
                .extracting(Growth::what)
                .containsExactly("threads");
    }

    @Test
    void one_stretch_alone_grows_nothing() {
        assertThat(Growth.of(400, List.of(moment(80)), 400)).noneMatch(Growth::tooMuch);
    }
}
