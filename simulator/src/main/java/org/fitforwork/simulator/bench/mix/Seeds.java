package org.fitforwork.simulator.bench.mix;

import java.util.SplittableRandom;

/** Makes seeds out of seeds. */
final class Seeds {
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    /** Another one for each place, without a pattern between neighbours. */
    static long of(long seed, long place) {
        return new SplittableRandom(seed ^ (place + 1) * ODD).nextLong();
    }
}
