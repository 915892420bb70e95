package org.fitforwork.gateway.repetition;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Work that is done again and again while the gateway runs, on a thread of its own, each time a pause after the last one
 * ended. What fails is logged and done again.
 */
public abstract class Repeated implements SmartLifecycle {
    private final Logger log = LoggerFactory.getLogger(getClass());
    private final String name;
    private final Duration pause;
    private final Duration grace;
    private @Nullable ScheduledExecutorService thread;

    /**
     * @param name of the thread
     * @param grace what a gateway that stops waits for work under way; then it is cut off
     */
    protected Repeated(String name, Duration pause, Duration grace) {
        this.name = name;
        this.pause = pause;
        this.grace = grace;
    }

    protected abstract void once() throws InterruptedException;

    /** Called after each time that failed. */
    protected void failed() {}

    @Override
    public final synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread worker = new Thread(work, name);
            worker.setDaemon(true);
            return worker;
        });
        ScheduledFuture<?> unused =
                thread.scheduleWithFixedDelay(this::safely, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void safely() {
        try {
            once();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            // What leaves here would end the schedule without a word.
            failed();
            log.warn("{} failed, and is tried again: {}", name, e.getClass().getName());
        }
    }

    @Override
    public final synchronized void stop() {
        if (thread == null) {
            return;
        }
        thread.shutdown();
        try {
            if (!thread.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
                log.warn("{} did not end in time; it is cut off, and comes round again", name);
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public final synchronized boolean isRunning() {
        return thread != null;
    }
}
