package org.fitforwork.simulator.faults;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a scenario did.
 *
 * @param what in words, with the numbers it measured
 * @param failings what it found wanting, beyond the counts that every scenario is held to
 */
record Injected(String what, List<String> failings) {
    static Injected of(String what) {
        return new Injected(what, List.of());
    }

    Injected unless(boolean condition, String failing) {
        if (condition) {
            return this;
        }
        return new Injected(
                what, Stream.concat(failings.stream(), Stream.of(failing)).toList());
    }
}
