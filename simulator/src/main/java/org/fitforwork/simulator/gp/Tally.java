package org.fitforwork.simulator.gp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts referrals by their last answer, and the times of those that were answered. */
final class Tally {
    private static final int MEDIAN = 50;
    private static final int NEARLY_ALL = 99;

    private final Map<String, Integer> byStatus = new TreeMap<>();
    private final List<Long> millis = new ArrayList<>();
    private int attempts;

    synchronized void add(JournalEntry entry) {
        byStatus.merge(entry.status(), 1, Integer::sum);
        attempts += entry.attempts();
        if (!entry.status().equals(Answer.NONE.status())) {
            millis.add(entry.millis());
        }
    }

    synchronized boolean allOk() {
        return byStatus.keySet().equals(Set.of(Answer.OK));
    }

    @Override
    public synchronized String toString() {
        String times = millis.isEmpty()
                ? "no times"
                : "median %d ms, p99 %d ms".formatted(Percentile.of(millis, MEDIAN), Percentile.of(millis, NEARLY_ALL));
        return "by status %s in %d attempts; %s".formatted(byStatus, attempts, times);
    }
}
