package org.fitforwork.simulator.gp;

import java.util.List;

/** Nearest-rank percentiles. */
public final class Percentile {
    private static final double PERCENT = 100.0;
    /** 99.9 % of 1000 values is a little more than 999 of them in binary. */
    private static final double ROUNDING = 1e-9;

    private Percentile() {}

    /**
     * The smallest value that the given share of the values did not exceed.
     *
     * @param percent above 0, at most 100
     * @throws IllegalArgumentException if there are no values
     */
    public static long of(List<Long> values, double percent) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.ceil(percent / PERCENT * sorted.size() - ROUNDING) - 1);
    }

    /** The mean of the middle two where their number is even. */
    public static double median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
    }
}
