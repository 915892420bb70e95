package org.fitforwork.simulator.provider;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one key.
 *
 * @param task the Task's id, or a dash while it is not known
 * @param arrived how many calls came under this key, those included that failed
 * @param effects how often the referral was kept: 0 or 1
 * @param received when it was kept, or null
 */
public record Arrival(
        String key, String task, String organisation, int arrived, int effects, @Nullable Instant received) {
    static final String UNKNOWN = "-";

    static Arrival none(String key, String organisation) {
        return new Arrival(key, UNKNOWN, organisation, 0, 0, null);
    }

    Arrival oneMoreCall() {
        return new Arrival(key, task, organisation, arrived + 1, effects, received);
    }

    Arrival kept(String itsTask, Instant now) {
        return new Arrival(key, itsTask, organisation, arrived, effects + 1, now);
    }
}
