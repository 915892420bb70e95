package org.fitforwork.simulator.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fitforwork.simulator.bench.result.Latency;
import org.fitforwork.simulator.bench.result.Window;
import org.junit.jupiter.api.Test;

class GrowthTest {
    private static Moment moment(double heap, int threads) {
        Latency some = new Latency(10, 20, 40, 50, 60);
        Window window = new Window(1, 60, Map.of(), Map.of(), Map.of(), 1, 1, some, some, 0, 0, 10, 2);
        return new Moment(window, heap, threads, 20, 0);
    }

    @Test
    void what_is_as_before_does_not_grow() {
        List<Moment> moments = IntStream.range(0, 9)
                .mapToObj(i -> moment(400 + i % 2 * 30, 80 + i % 3))
                .toList();

        assertThat(Growth.of(moments)).noneMatch(Growth::tooMuch);
    }

    @Test
    void a_heap_that_goes_on_growing_is_found() {
        List<Moment> moments =
                IntStream.range(0, 9).mapToObj(i -> moment(400 + i * 30, 80)).toList();

        assertThat(Growth.of(moments))
                .filteredOn(Growth::tooMuch)
                .extracting(Growth::what)
                .containsExactly("heap after a collection, MB");
    }

    @Test
    void threads_that_are_never_given_back_are_found() {
        List<Moment> moments =
                IntStream.range(0, 9).mapToObj(i -> moment(400, 80 + i * 3)).toList();

        assertThat(Growth.of(moments))
                .filteredOn(Growth::tooMuch)
                .extracting(Growth::what)
                .containsExactly("threads");
    }

    @Test
    void one_stretch_alone_grows_nothing() {
        assertThat(Growth.of(List.of(moment(400, 80)))).noneMatch(Growth::tooMuch);
    }
}
