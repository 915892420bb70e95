package org.fitforwork.gateway.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How long something has taken since this was made. */
final class Took {
    private static final double MILLIS = 1000.0;

    private final Clock clock;
    private final Instant start;

    Took(Clock clock) {
        this.clock = clock;
        this.start = clock.instant();
    }

    double seconds() {
        return Duration.between(start, clock.instant()).toMillis() / MILLIS;
    }

    @Override
    public String toString() {
        return "%.1f s".formatted(seconds());
    }
}
