package org.fitforwork.gateway.access.rate;

import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A clock's time as buckets want it: where the clock is put back, time stands still and then goes on from there. */
final class ForwardTime implements TimeMeter {
    private final Clock clock;
    private Instant last;
    private long passed;

    ForwardTime(Clock clock) {
        this.clock = clock;
        this.last = clock.instant();
    }

    @Override
    public synchronized long currentTimeNanos() {
        Instant now = clock.instant();
        passed += Math.max(0, Duration.between(last, now).toNanos());
        last = now;
        return passed;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
