package org.fitforwork.gateway.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The system's time, moved by as much as a test turns it. */
final class TurnableClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    void turn(Duration by) {
        ahead = ahead.plus(by);
    }

    void putBack() {
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), ahead);
    }
}
