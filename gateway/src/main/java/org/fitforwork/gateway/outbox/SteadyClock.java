package org.fitforwork.gateway.outbox;

import io.micrometer.core.instrument.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that nobody can set: it goes forward and tells how much time has passed, but not which day it is. */
final class SteadyClock extends java.time.Clock {
    private final Clock time;

    SteadyClock(Clock time) {
        this.time = time;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochSecond(0, time.monotonicTime());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public java.time.Clock withZone(ZoneId zone) {
        return this;
    }
}
