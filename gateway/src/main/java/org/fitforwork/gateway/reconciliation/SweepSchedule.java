package org.fitforwork.gateway.reconciliation;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sweeps again and again, on a thread of its own, and draws the balance for the metrics. */
@Component
class SweepSchedule implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(SweepSchedule.class);
    private static final long GRACE_SECONDS = 5;

    private final Sweep sweep;
    private final Books books;
    private final ReconciliationSettings settings;

    @Nullable
    private ScheduledExecutorService thread;

    SweepSchedule(Sweep sweep, Books books, ReconciliationSettings settings) {
        this.sweep = sweep;
        this.books = books;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        long pause = settings.interval().toMillis();
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread sweeper = new Thread(work, "sweeper");
            sweeper.setDaemon(true);
            return sweeper;
        });
        ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(this::sweep, pause, pause, TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        try {
            sweep.some();
            books.draw();
        } catch (RuntimeException | Error e) {
            // What leaves here would end the schedule without a word.
            log.warn("a sweep failed, and is tried again: {}", e.getClass().getName());
        }
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.shutdown();
            try {
                if (!thread.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                    log.warn("a sweep did not end in time; it is cut off, and comes round again");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
