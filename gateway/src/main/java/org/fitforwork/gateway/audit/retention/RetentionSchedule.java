package org.fitforwork.gateway.audit.retention;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.fitforwork.gateway.audit.AuditSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sweeps the audit trail again and again, on a thread of its own. */
@Component
class RetentionSchedule implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RetentionSchedule.class);

    private final Retention retention;
    private final AuditSettings settings;
    private @Nullable ScheduledExecutorService thread;

    RetentionSchedule(Retention retention, AuditSettings settings) {
        this.retention = retention;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        long pause = settings.sweep().toMillis();
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread sweeper = new Thread(work, "audit-retention");
            sweeper.setDaemon(true);
            return sweeper;
        });
        ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(this::sweep, pause, pause, TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        try {
            retention.sweep();
        } catch (RuntimeException | Error e) {
            // What leaves here would end the schedule without a word.
            log.warn(
                    "the audit trail could not be swept, and is tried again: {}",
                    e.getClass().getName());
        }
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
