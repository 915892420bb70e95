package org.fitforwork.simulator.bench.result;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fitforwork.simulator.bench.server.Machine;

/**
 * Everything that a run found.
 *
 * @param options as they were in force
 * @param postgres its version
 */
public record BenchResult(
        Instant at,
        Map<String, String> options,
        Machine machine,
        String postgres,
        ServerResult stock,
        ServerResult gateway) {

    /** Gateway to stock, by {@link Measure}; what was not measured at both is not in it. */
    public Map<Measure, Double> ratios() {
        Map<Measure, Double> ratios = new LinkedHashMap<>();
        for (Measure measure : Measure.all()) {
            double ratio = measure.of(gateway) / measure.of(stock);
            if (Double.isFinite(ratio) && ratio > 0) {
                ratios.put(measure, ratio);
            }
        }
        return ratios;
    }
}
