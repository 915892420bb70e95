package org.fitforwork.simulator.bench.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Whether anything is more at the end of a soak than it was at its beginning.
 *
 * @param first at its beginning; of what is measured in each stretch, the median of the first third
 * @param last at its end; the median of the last third
 */
record Growth(String what, double first, double last, double allowed) {
    /** Times differ from minute to minute on any machine; what leaks goes on growing. */
    private static final double SOME = 1.25;
    /** One that is idle comes or goes. */
    private static final double FEW = 1.1;

    /**
     * @param heapBefore what a full collection left before the first moment, in MB
     * @param heapAfter what one left after the last
     */
    static List<Growth> of(double heapBefore, List<Moment> moments, double heapAfter) {
        List<Growth> all = new ArrayList<>();
        all.add(new Growth("heap after a full collection, MB", heapBefore, heapAfter, SOME));
        all.add(of("threads", moments, Moment::threads, FEW));
        all.add(of("connections", moments, Moment::connections, FEW));
        all.add(of(
                "accepted, p50 ms", moments, moment -> moment.window().accept().p50(), SOME));
        all.add(of("processor time a referral, ms", moments, Growth::processor, SOME));
        return List.copyOf(all);
    }

    private static double processor(Moment moment) {
        return moment.window().serverCpuMs() + moment.window().postgresCpuMs();
    }

    private static Growth of(String what, List<Moment> moments, ToDoubleFunction<Moment> value, double allowed) {
        int third = Math.max(1, moments.size() / 3);
        return new Growth(
                what,
                median(moments.subList(0, third), value),
                median(moments.subList(moments.size() - third, moments.size()), value),
                allowed);
    }

    private static double median(List<Moment> moments, ToDoubleFunction<Moment> value) {
        double[] sorted = moments.stream().mapToDouble(value).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    double ratio() {
        return first == 0 ? 1 : last / first;
    }

    boolean tooMuch() {
        return ratio() > allowed;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %.1f at first, %.1f in the end: %.2f, allowed %.2f%s",
                what,
                first,
                last,
                ratio(),
                allowed,
                tooMuch() ? " GROWS" : "");
    }
}
