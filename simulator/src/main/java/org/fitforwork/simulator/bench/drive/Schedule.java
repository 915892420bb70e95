package org.fitforwork.simulator.bench.drive;

import java.time.Duration;

/**
 * When each referral of an open loop is to be sent: at even intervals, whatever became of those before.
 *
 * @param rate a second, above 0
 */
record Schedule(double rate) {
    private static final double NANOS = 1e9;

    Schedule {
        if (!(rate > 0)) {
            throw new IllegalArgumentException("a rate must be above 0");
        }
    }

    /** Nanoseconds from the start to the n-th, from 0. */
    long due(long n) {
        // Not a sum of intervals: what each is rounded by would add up.
        return Math.round(n / rate * NANOS);
    }

    /** How many are due before the time is over. */
    long count(Duration time) {
        return (long) Math.ceil(rate * time.toNanos() / NANOS - 1e-9);
    }
}
