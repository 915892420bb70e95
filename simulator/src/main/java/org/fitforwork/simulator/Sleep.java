package org.fitforwork.simulator;

import java.time.Duration;

/** Lets time pass; a test lets it pass at once. */
interface Sleep {
    Sleep REAL = time -> Thread.sleep(time.toMillis());

    void sleep(Duration time) throws InterruptedException;
}
