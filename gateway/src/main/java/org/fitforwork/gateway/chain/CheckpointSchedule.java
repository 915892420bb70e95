package org.fitforwork.gateway.chain;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Seals again and again, on a thread of its own. */
@Component
class CheckpointSchedule implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(CheckpointSchedule.class);

    private final Checkpoints checkpoints;
    private final CheckpointSettings settings;
    private final AtomicLong failures = new AtomicLong();
    private @Nullable ScheduledExecutorService thread;

    CheckpointSchedule(Checkpoints checkpoints, CheckpointSettings settings, MeterRegistry meters) {
        this.checkpoints = checkpoints;
        this.settings = settings;
        Gauge.builder("gateway.ledger.checkpoint.failures", failures, AtomicLong::doubleValue)
                .description("looks in a row that could not seal the ledger")
                .register(meters);
    }

    @Override
    public synchronized void start() {
        long pause = settings.every().toMillis();
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread sealer = new Thread(work, "checkpoints");
            sealer.setDaemon(true);
            return sealer;
        });
        ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(this::seal, pause, pause, TimeUnit.MILLISECONDS);
    }

    private void seal() {
        try {
            checkpoints.seal();
            failures.set(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            // What leaves here would end the schedule without a word.
            failures.incrementAndGet();
            log.warn(
                    "the ledger could not be sealed, and is tried again: {}",
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
