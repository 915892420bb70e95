package org.fitforwork.gateway.outbox;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.fitforwork.gateway.outbox.OwedMessages.Leased;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Works the outbox off: woken by a commit, it leases what is due, so many to each provider at a time, and hands it to
 * the delivery route. Runs in every replica; the leases keep them apart.
 */
@Component
class Dispatcher implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final long GRACE_SECONDS = 20;

    private final OwedMessages messages;
    private final Courier courier;
    private final WakeUp wakeUp;
    private final OutboxSettings settings;
    private final Map<String, Semaphore> free = new ConcurrentHashMap<>();
    private ExecutorService workers = workers();
    private volatile boolean running;

    Dispatcher(OwedMessages messages, Courier courier, WakeUp wakeUp, OutboxSettings settings) {
        this.messages = messages;
        this.courier = courier;
        this.wakeUp = wakeUp;
        this.settings = settings;
    }

    @Override
    public void start() {
        running = true;
        workers = workers();
        workers.execute(this::watch);
    }

    /** Daemons: a gateway that failed to start must not live on for its outbox's sake. */
    private static ExecutorService workers() {
        return Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "outbox");
            thread.setDaemon(true);
            return thread;
        });
    }

    private void watch() {
        while (running) {
            try {
                dispatch();
                wakeUp.await(settings.poll());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.warn(
                        "the outbox cannot be read, and is tried again: {}",
                        e.getClass().getName());
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(settings.poll().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void dispatch() {
        for (String organisation : messages.due()) {
            Semaphore permits = free.computeIfAbsent(organisation, id -> new Semaphore(settings.perOrganisation()));
            int most = permits.drainPermits();
            if (most == 0) {
                continue;
            }
            List<Leased> leased = List.of();
            try {
                leased = messages.lease(organisation, most);
            } finally {
                permits.release(most - leased.size());
            }
            leased.forEach(message -> workers.execute(() -> deliver(message, permits)));
        }
    }

    private void deliver(Leased leased, Semaphore permits) {
        try {
            attempt(leased);
        } catch (RuntimeException e) {
            // Settling failed: the lease runs out, and the message goes again under the same key.
            log.warn(
                    "attempt {} of {} is not settled: {}",
                    leased.attempt(),
                    leased.delivery(),
                    e.getClass().getName());
        } finally {
            permits.release();
            wakeUp.ring();
        }
    }

    private void attempt(Leased leased) {
        try {
            courier.deliver(leased.delivery());
        } catch (DeliveryFailed e) {
            log.info("attempt {} of {} failed: {}", leased.attempt(), leased.delivery(), e.getMessage());
            messages.failed(leased, String.valueOf(e.getMessage()));
            return;
        }
        messages.delivered(leased);
    }

    @Override
    public void stop() {
        running = false;
        wakeUp.ring();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                log.warn("some deliveries did not end in time; their leases run out and they go again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
