package org.fitforwork.simulator.bench.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Holds the ratios of a run against those of an earlier one. Ratios, because a slow machine slows both servers.
 *
 * @param tolerance how much worse a ratio may be, as a share of what it was
 */
public record Guard(double tolerance) {
    private static final int PERCENT = 100;

    /** One sentence for each ratio that is too much worse, or that was not measured this time; empty if all is well. */
    public List<String> faults(Map<Measure, Double> baseline, Map<Measure, Double> now) {
        List<String> faults = new ArrayList<>();
        baseline.forEach((measure, before) -> {
            Double ratio = now.get(measure);
            if (!measure.guarded()) {
                return;
            }
            if (ratio == null) {
                faults.add("%s was not measured".formatted(measure.code()));
            } else if (measure.worseBy(before, ratio) > tolerance) {
                faults.add(String.format(
                        Locale.ROOT,
                        "%s: gateway to stock was %.3f and is %.3f, worse by %.0f %%; %.0f %% is tolerated",
                        measure.code(),
                        before,
                        ratio,
                        measure.worseBy(before, ratio) * PERCENT,
                        tolerance * PERCENT));
            }
        });
        return faults;
    }
}
