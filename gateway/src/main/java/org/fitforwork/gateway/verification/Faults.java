package org.fitforwork.gateway.verification;

import java.util.ArrayList;
import java.util.List;

/** Keeps the first faults and counts all of them. */
final class Faults {
    private static final int MOST = 20;

    private final List<Fault> first = new ArrayList<>();
    private long count;

    void add(String where, String what) {
        count++;
        if (first.size() < MOST) {
            first.add(new Fault(where, what));
        }
    }

    List<Fault> first() {
        return List.copyOf(first);
    }

    long count() {
        return count;
    }
}
