package org.fitforwork.simulator.pace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Spaces calls out: each starts no sooner than 1 / rate seconds after the one before; time lost is not caught up. */
public final class Pace {
    private static final double NANOS = 1e9;

    private final Duration interval;
    private final Clock clock;
    private final Sleep sleep;
    private Instant due;

    /** @param rate calls a second, above 0 */
    public Pace(double rate, Clock clock, Sleep sleep) {
        this.interval = Duration.ofNanos((long) (NANOS / rate));
        this.clock = clock;
        this.sleep = sleep;
        this.due = clock.instant();
    }

    /** Several callers take turns. */
    public synchronized void await() throws InterruptedException {
        Instant now = clock.instant();
        if (now.isBefore(due)) {
            sleep.sleep(Duration.between(now, due));
        } else {
            due = now;
        }
        due = due.plus(interval);
    }
}
