package org.fitforwork.gateway.edge;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets so many requests work at once and so many wait; some places are for urgent ones alone. */
final class Admission {
    private final Semaphore common;
    private final Semaphore urgentOnly;
    private final AtomicInteger commonQueue = new AtomicInteger();
    private final AtomicInteger urgentQueue = new AtomicInteger();
    private final OverloadSettings settings;

    Admission(OverloadSettings settings) {
        this.settings = settings;
        this.common = new Semaphore(settings.atWork() - settings.keptForUrgent(), true);
        this.urgentOnly = new Semaphore(settings.keptForUrgent(), true);
    }

    /** A place at work, given back by closing it. */
    @FunctionalInterface
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** A place, at once or after a bounded wait; empty if there is none. */
    Optional<Place> enter(boolean urgent) throws InterruptedException {
        // A time of zero, unlike none, keeps to the queue.
        if (common.tryAcquire(0, TimeUnit.SECONDS)) {
            return place(common);
        }
        return urgent ? queue(urgentOnly, urgentQueue) : queue(common, commonQueue);
    }

    private Optional<Place> queue(Semaphore places, AtomicInteger queue) throws InterruptedException {
        if (places.tryAcquire(0, TimeUnit.SECONDS)) {
            return place(places);
        }
        try {
            return queue.incrementAndGet() <= settings.waiting()
                            && places.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)
                    ? place(places)
                    : Optional.empty();
        } finally {
            queue.decrementAndGet();
        }
    }

    private static Optional<Place> place(Semaphore places) {
        return Optional.of(places::release);
    }

    int active() {
        return settings.atWork() - common.availablePermits() - urgentOnly.availablePermits();
    }

    int waiting() {
        return commonQueue.get() + urgentQueue.get();
    }
}
