package org.fitforwork.gateway.outbox;

import io.micrometer.core.instrument.Clock;
import java.time.Duration;

/** Time that passes as a test says. It has no day that could be set back. */
final class TurnedTime implements Clock {
    private Duration passed = Duration.ZERO;

    void turn(Duration by) {
        passed = passed.plus(by);
    }

    @Override
    public long monotonicTime() {
        return passed.toNanos();
    }

    @Override
    public long wallTime() {
        throw new AssertionError("the wall clock may jump, and is not to be asked");
    }
}
