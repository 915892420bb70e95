package org.fitforwork.gateway.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Tells the dispatcher that there is something to do. Rings that nobody heard are one ring. */
@Component
class WakeUp {
    private final Semaphore bell = new Semaphore(0);

    void ring() {
        bell.release();
    }

    /** Waits for a ring, {@code longest} at most. */
    void await(Duration longest) throws InterruptedException {
        if (bell.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            bell.drainPermits();
        }
    }
}
