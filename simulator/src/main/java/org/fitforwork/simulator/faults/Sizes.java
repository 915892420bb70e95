package org.fitforwork.simulator.faults;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much of it.
 *
 * @param kills how many
 * @param gatewayShare of the kills that hit a gateway, 0 to 1
 * @param time how long a fault lasts, or null for the scenario's own
 * @param rounds how often calm and fault alternate
 */
record Sizes(int kills, double gatewayShare, @Nullable Duration time, int rounds, long seed) {
    Duration time(Duration otherwise) {
        return time == null ? otherwise : time;
    }
}
