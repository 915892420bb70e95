package org.fitforwork.simulator.gp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts answers by status, and the times of those that came. */
final class Tally {
    private static final String OK = "200";
    private static final int MEDIAN = 50;
    private static final int NEARLY_ALL = 99;
    private static final double PERCENT = 100.0;

    private final Map<String, Integer> byStatus = new TreeMap<>();
    private final List<Long> millis = new ArrayList<>();

    void add(Answer answer) {
        byStatus.merge(answer.status(), 1, Integer::sum);
        if (!Answer.NONE.equals(answer)) {
            millis.add(answer.took().toMillis());
        }
    }

    boolean allOk() {
        return byStatus.keySet().equals(Set.of(OK));
    }

    /** The smallest time, in ms, that the given share of the answers did not exceed (nearest rank). */
    long percentile(int percent) {
        List<Long> sorted = millis.stream().sorted().toList();
        return sorted.get((int) Math.ceil(percent / PERCENT * sorted.size()) - 1);
    }

    @Override
    public String toString() {
        String times = millis.isEmpty()
                ? "no times"
                : "median %d ms, p99 %d ms".formatted(percentile(MEDIAN), percentile(NEARLY_ALL));
        return "by status %s; %s".formatted(byStatus, times);
    }
}
