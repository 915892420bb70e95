package org.fitforwork.gateway.outbox;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.Counter;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One organisation's way out of this replica: so many deliveries at a time, and none while its breaker is open. */
final class Lane {
    private final Semaphore own;
    private final Semaphore all;
    private final CircuitBreaker breaker;
    private final Counter delivered;
    private final Counter failed;
    private volatile boolean waitedFor;

    /**
     * @param own places of this organisation
     * @param all places of all organisations together
     */
    Lane(Semaphore own, Semaphore all, CircuitBreaker breaker, Counter delivered, Counter failed) {
        this.own = own;
        this.all = all;
        this.breaker = breaker;
        this.delivered = delivered;
        this.failed = failed;
    }

    /** Takes every place that is free now; how many these are. A half-open breaker has one, for a probe. */
    int take() {
        // Before a place is looked for: whoever frees one after that knows of it.
        waitedFor = true;
        int taken = 0;
        while (takeOne()) {
            taken++;
        }
        return taken;
    }

    private boolean takeOne() {
        if (!own.tryAcquire()) {
            return false;
        }
        if (all.tryAcquire()) {
            if (breaker.tryAcquirePermission()) {
                return true;
            }
            all.release();
        }
        own.release();
        return false;
    }

    /** Gives back places for which there was no message. */
    void unused(int places) {
        waitedFor = places == 0;
        for (int i = 0; i < places; i++) {
            breaker.releasePermission();
            free();
        }
    }

    void delivered() {
        breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        delivered.increment();
    }

    void failed(DeliveryFailed failure) {
        switch (failure.says()) {
            case PROVIDER_IS_ILL -> breaker.onError(0, TimeUnit.NANOSECONDS, failure);
            case PROVIDER_IS_WELL -> breaker.onSuccess(0, TimeUnit.NANOSECONDS);
            // Its own wish is kept to by every replica; the breaker has nothing to add.
            case PROVIDER_IS_BUSY -> breaker.releasePermission();
        }
        failed.increment();
    }

    /** The attempt ended in a way that says nothing of the provider. */
    void unknown() {
        breaker.releasePermission();
    }

    /** Ends the use of a place; its outcome was told before. */
    void free() {
        all.release();
        own.release();
    }

    /** True unless there were fewer messages than free places when they were last looked for. */
    boolean isWaitedFor() {
        return waitedFor;
    }

    /** True if every place of all organisations together is taken, so that any of them may wait for one. */
    boolean isCrowded() {
        return all.availablePermits() == 0;
    }

    /** closed, open or half-open. */
    String state() {
        return breaker.getState().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** 0 while messages flow, 1 while one tries whether they would, 2 while none is sent. */
    int severity() {
        return switch (breaker.getState()) {
            case OPEN, FORCED_OPEN -> 2;
            case HALF_OPEN -> 1;
            default -> 0;
        };
    }
}
