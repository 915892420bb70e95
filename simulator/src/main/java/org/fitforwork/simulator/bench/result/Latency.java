package org.fitforwork.simulator.bench.result;

import java.util.List;
import org.fitforwork.simulator.gp.Percentile;

/**
 * How long something took, in ms.
 *
 * @param count how many were measured; if none, all times are 0
 */
public record Latency(int count, double p50, double p99, double p999, double longest) {
    private static final double NANOS_PER_MS = 1e6;

    public static Latency of(List<Long> nanos) {
        return nanos.isEmpty()
                ? new Latency(0, 0, 0, 0, 0)
                : new Latency(nanos.size(), at(nanos, 50), at(nanos, 99), at(nanos, 99.9), at(nanos, 100));
    }

    private static double at(List<Long> nanos, double percent) {
        return Percentile.of(nanos, percent) / NANOS_PER_MS;
    }
}
