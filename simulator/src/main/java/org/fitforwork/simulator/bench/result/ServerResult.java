package org.fitforwork.simulator.bench.result;

import java.util.List;

/**
 * What one server did.
 *
 * @param readySeconds from the start of its process, on an empty database
 * @param firstMs how long the first referral took, sent at that moment
 * @param most windows in which it was asked as much as it answered
 * @param half windows in which it was asked half of that, at a fixed rate
 * @param peakResidentMb the most memory in RAM, without PostgreSQL
 * @param peakHeapMb the most heap that a collection found in use
 * @param peakLiveMb the most that one left in use
 */
public record ServerResult(
        String name,
        double readySeconds,
        double firstMs,
        List<Window> most,
        List<Window> half,
        double peakResidentMb,
        double peakHeapMb,
        double peakLiveMb) {}
