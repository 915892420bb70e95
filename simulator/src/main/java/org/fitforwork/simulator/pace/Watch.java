package org.fitforwork.simulator.pace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Waits until something holds, or a time is over. */
public final class Watch {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Clock clock;
    private final Sleep sleep;

    /** What is waited for. */
    public interface Check {
        boolean holds() throws Exception;
    }

    public Watch(Clock clock, Sleep sleep) {
        this.clock = clock;
        this.sleep = sleep;
    }

    public Instant now() {
        return clock.instant();
    }

    public void pass(Duration time) throws InterruptedException {
        sleep.sleep(time);
    }

    /** @return false if the time is over and it still does not hold */
    public boolean until(Duration bound, Check check) throws Exception {
        Instant end = clock.instant().plus(bound);
        while (!check.holds()) {
            if (!clock.instant().isBefore(end)) {
                return false;
            }
            sleep.sleep(POLL);
        }
        return true;
    }
}
