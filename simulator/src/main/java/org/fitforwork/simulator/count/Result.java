package org.fitforwork.simulator.count;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A scenario that was played.
 *
 * @param injected what was done to the processes, in words
 * @param failings what the scenario itself found wanting
 * @param seed repeats it
 */
public record Result(String scenario, String injected, Counts counts, List<String> failings, Duration took, long seed) {
    public boolean holds() {
        return faults().isEmpty();
    }

    public List<String> faults() {
        return Stream.concat(counts.faults().stream(), failings.stream()).toList();
    }
}
