package org.fitforwork.simulator.listen;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** When the listener misses a call: by chance, or because it is away for a while. */
final class Absence {
    private final double drop;
    private final RandomGenerator random;
    private final Instant from;
    private final Instant until;
    private final Clock clock;

    /** What happens to a call. */
    enum Fate {
        TAKEN,
        ANSWERED_503,
        CUT
    }

    /**
     * @param drop share of the calls missed, 0 to 1: half of them are answered 503, half cut
     * @param after how long from now it goes away
     * @param time for how long; zero for never
     */
    Absence(double drop, RandomGenerator random, Duration after, Duration time, Clock clock) {
        this.drop = drop;
        this.random = random;
        this.clock = clock;
        this.from = clock.instant().plus(after);
        this.until = from.plus(time);
    }

    synchronized Fate next() {
        Instant now = clock.instant();
        if (!now.isBefore(from) && now.isBefore(until)) {
            return Fate.CUT;
        }
        double lot = random.nextDouble();
        if (lot >= drop) {
            return Fate.TAKEN;
        }
        return lot < drop / 2 ? Fate.ANSWERED_503 : Fate.CUT;
    }
}
