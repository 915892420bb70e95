package org.fitforwork.simulator.pace;

import java.time.Duration;

/** Lets time pass; a test lets it pass at once. */
public interface Sleep {
    Sleep REAL = time -> Thread.sleep(time.toMillis());

    void sleep(Duration time) throws InterruptedException;
}
