package org.fitforwork.gateway.outbox;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Tells the dispatcher that there is something to do. Rings that nobody heard are one ring. */
@Component
class WakeUp {
    private final Semaphore bell = new Semaphore(0);
    private final Set<String> organisations = new LinkedHashSet<>();
    private boolean forAll;

    /** Something may be due to any organisation. */
    void ring() {
        synchronized (organisations) {
            forAll = true;
            bell.release();
        }
    }

    /** Something may be due to {@code organisation}. */
    void ring(String organisation) {
        synchronized (organisations) {
            organisations.add(organisation);
            bell.release();
        }
    }

    /**
     * Waits for a ring, {@code longest} at most.
     *
     * @return the organisations it rang for, the first one first; none if it was for all of them, or nobody rang
     */
    Set<String> await(Duration longest) throws InterruptedException {
        bell.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
        synchronized (organisations) {
            bell.drainPermits();
            Set<String> rung = forAll ? Set.of() : new LinkedHashSet<>(organisations);
            forAll = false;
            organisations.clear();
            return rung;
        }
    }
}
