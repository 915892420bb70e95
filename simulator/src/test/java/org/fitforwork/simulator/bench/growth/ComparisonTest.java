package org.fitforwork.simulator.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.fitforwork.simulator.bench.growth.Stand.Size;
import org.fitforwork.simulator.bench.result.Latency;
import org.fitforwork.simulator.bench.result.Window;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static Stand stand(double rate, double ms, double balanceMs) {
        Latency latency = new Latency(100, ms, ms, ms, ms);
        Window most = new Window(
                0, 30, Map.of(), Map.of(), Map.of(), rate, rate, latency, latency, 0, 0, ms / 2, ms / 2, balanceMs, 5);
        return new Stand(new Size(1, 1, 1, 1), Map.of("a search", latency), most, rate, ms, balanceMs);
    }

    private static List<String> notFlat(Stand small, Stand large) {
        return Comparison.of(small, large).stream()
                .filter(Comparison::tooMuch)
                .map(Comparison::what)
                .toList();
    }

    @Test
    void what_stays_as_it_was_is_flat() {
        assertThat(Comparison.of(stand(100, 10, 5), stand(100, 10, 5)))
                .allSatisfy(one -> assertThat(one.ratio()).isEqualTo(1));
    }

    @Test
    void a_fifth_less_is_allowed_and_no_more() {
        assertThat(notFlat(stand(100, 8, 5), stand(80, 10, 5))).isEmpty();
        assertThat(notFlat(stand(100, 10, 5), stand(79, 10, 5)))
                .containsExactly(
                        "referrals answered a second, at most",
                        "deliveries of a backlog a second, while referrals come in");
    }

    @Test
    void every_time_is_judged_but_that_of_the_balance_which_counts_everything_and_of_the_machine() {
        assertThat(notFlat(stand(100, 10, 5), stand(100, 20, 500)))
                .containsExactly(
                        "accepted, p50 ms",
                        "then delivered, p50 ms",
                        "processor time a referral, server and PostgreSQL, ms",
                        "a search, p50 ms",
                        "reconciliation looks at an open referral, ms");
    }

    @Test
    void a_row_says_what_is_not_flat() {
        assertThat(Comparison.of(stand(100, 10, 5), stand(50, 10, 5)).get(0))
                .hasToString("| referrals answered a second, at most | 100.0 | 50.0 | 0.50 **not flat** |");
    }
}
