package org.fitforwork.gateway.reconciliation;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Holds a work that takes longer the more there is to a hundredth of the time: it rests for a hundred times as long as it
 * last took, and no less than it was told to.
 */
final class Rest {
    private static final int TIMES = 100;

    private final LongSupplier nanos;
    private final long least;
    private long end;

    /** @param nanos a clock that nobody sets */
    Rest(LongSupplier nanos, Duration least) {
        this.nanos = nanos;
        this.least = least.toNanos();
        this.end = nanos.getAsLong();
    }

    synchronized boolean isOver() {
        return nanos.getAsLong() - end >= 0;
    }

    /** Works, and rests from then on. */
    <T> T after(Supplier<T> work) {
        long start = nanos.getAsLong();
        try {
            return work.get();
        } finally {
            long now = nanos.getAsLong();
            synchronized (this) {
                end = now + Math.max(least, TIMES * (now - start));
            }
        }
    }
}
