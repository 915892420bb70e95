package org.fitforwork.simulator.bench.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * One measure with little and with much stored.
 *
 * @param higherIsBetter a rate; otherwise a time or a cost
 * @param judged whether it is to stay flat; the balance counts everything and rests for it, and how fast the machine is has
 *     nothing to do with the gateway
 */
record Comparison(String what, double small, double large, boolean higherIsBetter, boolean judged) {
    /** Of the rate with little stored, or the inverse for a time. */
    private static final double LEAST = 0.8;

    static List<Comparison> of(Stand small, Stand large) {
        List<Comparison> all = new ArrayList<>();
        all.add(rate("referrals answered a second, at most", small, large, stand -> stand.most()
                .answeredPerSecond()));
        all.add(time(
                "accepted, p50 ms", small, large, stand -> stand.most().accept().p50()));
        all.add(time("then delivered, p50 ms", small, large, stand -> stand.most()
                .deliver()
                .p50()));
        all.add(time(
                "processor time a referral, server and PostgreSQL, ms",
                small,
                large,
                stand -> stand.most().serverCpuMs() + stand.most().postgresCpuMs()));
        all.add(rate(
                "deliveries of a backlog a second, while referrals come in", small, large, Stand::drainedPerSecond));
        small.searches()
                .forEach((search, times) -> all.add(new Comparison(
                        search + ", p50 ms",
                        times.p50(),
                        Objects.requireNonNull(large.searches().get(search), search)
                                .p50(),
                        false,
                        true)));
        all.add(time("reconciliation looks at an open referral, ms", small, large, Stand::sweepMs));
        all.add(new Comparison(
                "reconciliation draws its balance, ms", small.balanceMs(), large.balanceMs(), false, false));
        all.add(new Comparison(
                "the machine sorts the same texts, ms",
                small.most().fixedWorkMs(),
                large.most().fixedWorkMs(),
                false,
                false));
        return List.copyOf(all);
    }

    private static Comparison rate(String what, Stand small, Stand large, ToDoubleFunction<Stand> of) {
        return new Comparison(what, of.applyAsDouble(small), of.applyAsDouble(large), true, true);
    }

    private static Comparison time(String what, Stand small, Stand large, ToDoubleFunction<Stand> of) {
        return new Comparison(what, of.applyAsDouble(small), of.applyAsDouble(large), false, true);
    }

    /** 1 if it is flat, less if it is worse with much stored. */
    double ratio() {
        double better = higherIsBetter ? large : small;
        double worse = higherIsBetter ? small : large;
        return worse == 0 ? 1 : better / worse;
    }

    boolean tooMuch() {
        return judged && ratio() < LEAST;
    }

    /** A row of a Markdown table. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.2f%s |",
                what,
                small,
                large,
                ratio(),
                tooMuch() ? " **not flat**" : judged ? "" : " (not judged)");
    }
}
