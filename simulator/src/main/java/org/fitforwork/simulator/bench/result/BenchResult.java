package org.fitforwork.simulator.bench.result;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fitforwork.simulator.bench.server.Machine;

/**
 * Everything that a run found.
 *
 * @param options as they were in force
 * @param postgres its version
 * @param other what the gateway is measured against
 */
public record BenchResult(
        Instant at,
        Map<String, String> options,
        Machine machine,
        String postgres,
        ServerResult other,
        ServerResult gateway) {

    /** What the gateway answered wrongly while it was measured, or did not deliver; its figures are worth nothing then. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (Window window :
                Stream.concat(gateway.most().stream(), gateway.half().stream()).toList()) {
            if (!window.unexpected().isEmpty()) {
                faults.add("the gateway's answers ought to have been others: " + window.unexpected());
            }
            if (window.undelivered() > 0) {
                faults.add("the gateway has not delivered %d referrals".formatted(window.undelivered()));
            }
        }
        return faults;
    }

    /** Gateway to the other, by {@link Measure}; what was not measured at both is not in it. */
    public Map<Measure, Double> ratios() {
        Map<Measure, Double> ratios = new LinkedHashMap<>();
        for (Measure measure : Measure.all()) {
            double ratio = measure.of(gateway) / measure.of(other);
            if (Double.isFinite(ratio) && ratio > 0) {
                ratios.put(measure, ratio);
            }
        }
        return ratios;
    }
}
