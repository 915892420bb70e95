package org.fitforwork.gateway.outbox;

import io.micrometer.core.instrument.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.fitforwork.gateway.outbox.OwedMessages.Leased;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Works the outbox off: woken by a commit, it leases what is due to the provider that this is for, so many to each at a
 * time, and hands it to the delivery route. Now and then it looks at all of them. Few are settled at a time: what providers
 * that were away are owed must not keep the database from what comes in. Runs in every replica; the leases keep them apart.
 */
@Component
class Dispatcher implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    private final OwedMessages messages;
    private final Courier courier;
    private final WakeUp wakeUp;
    private final OutboxSettings settings;
    private final Lanes lanes;
    private final Clock time;
    private final Semaphore settling;
    private long lookedAtAll;
    private ExecutorService workers = workers();
    private volatile boolean running;

    /** @param time only its monotonic side is looked at */
    Dispatcher(
            OwedMessages messages, Courier courier, Lanes lanes, WakeUp wakeUp, OutboxSettings settings, Clock time) {
        this.messages = messages;
        this.courier = courier;
        this.lanes = lanes;
        this.wakeUp = wakeUp;
        this.settings = settings;
        this.time = time;
        this.settling = new Semaphore(settings.settledAtOnce(), true);
    }

    @Override
    public void start() {
        running = true;
        workers = workers();
        wakeUp.ring();
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
                dispatch(next(wakeUp.await(settings.poll())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error e) {
                // Nobody would miss this thread: whatever it dies of, it goes on.
                log.warn(
                        "the outbox cannot be read, and is tried again: {}",
                        e.getClass().getName());
                pause();
            }
        }
    }

    /** What failed before is due again without a ring, and what another replica left behind. */
    private Collection<String> next(Set<String> rung) {
        long now = time.monotonicTime();
        if (!rung.isEmpty() && now - lookedAtAll < settings.poll().toNanos()) {
            return rung;
        }
        lookedAtAll = now;
        return messages.due();
    }

    private void pause() {
        try {
            Thread.sleep(settings.poll().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void dispatch(Collection<String> organisations) {
        for (String organisation : organisations) {
            if (!running) {
                return;
            }
            Lane lane = lanes.to(organisation);
            int most = lane.take();
            if (most > 0) {
                send(organisation, lane, most);
            }
        }
    }

    private void send(String organisation, Lane lane, int most) {
        List<Leased> leased = List.of();
        try {
            leased = messages.lease(organisation, most);
        } finally {
            lane.unused(most - leased.size());
        }
        leased.forEach(message -> workers.execute(() -> deliver(message, lane)));
    }

    private void deliver(Leased leased, Lane lane) {
        boolean more = true;
        try {
            more = attempt(leased, lane);
        } catch (RuntimeException e) {
            // Settling failed: the lease runs out, and the message goes again under the same key.
            log.warn(
                    "attempt {} of {} is not settled: {}",
                    leased.attempt(),
                    leased.delivery(),
                    e.getClass().getName());
        } finally {
            boolean crowded = lane.isCrowded();
            lane.free();
            if (crowded) {
                wakeUp.ring();
            } else if (more || lane.isWaitedFor()) {
                wakeUp.ring(leased.delivery().organisation());
            }
        }
    }

    /** False if nothing more may be due because of it. */
    private boolean attempt(Leased leased, Lane lane) {
        Optional<DeliveryFailed> failure = bring(leased, lane);
        settling.acquireUninterruptibly();
        try {
            failure.ifPresent(reason -> messages.failed(leased, reason));
            return failure.isPresent() || messages.delivered(leased);
        } finally {
            settling.release();
        }
    }

    /** Why it did not succeed, if it did not. */
    private Optional<DeliveryFailed> bring(Leased leased, Lane lane) {
        try {
            courier.deliver(leased.delivery());
        } catch (DeliveryFailed e) {
            log.info("attempt {} of {} failed: {}", leased.attempt(), leased.delivery(), e.getMessage());
            lane.failed(e);
            return Optional.of(e);
        } catch (RuntimeException | Error e) {
            lane.unknown();
            throw e;
        }
        lane.delivered();
        return Optional.empty();
    }

    /** What is under way has until the grace ends; what then is not settled is handed back, under the same key. */
    @Override
    public void stop() {
        running = false;
        wakeUp.ring();
        workers.shutdown();
        try {
            workers.awaitTermination(settings.grace().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            log.info("the outbox stops; {} leases are handed back", messages.handBack());
        } catch (RuntimeException e) {
            log.warn(
                    "the outbox stops and cannot hand back its leases, so they run out: {}",
                    e.getClass().getName());
        }
    }

    /** Waits beside the web server, which ends its requests at the same time. */
    @Override
    public void stop(Runnable stopped) {
        Thread waiting = new Thread(
                () -> {
                    try {
                        stop();
                    } finally {
                        stopped.run();
                    }
                },
                "outbox-stop");
        waiting.start();
    }

    /** Before Camel and the data source, without which nothing can be delivered and settled. */
    @Override
    public int getPhase() {
        return WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE;
    }

    /** The routes are made when the context is refreshed; before that every attempt would fail. */
    @Override
    public boolean isAutoStartup() {
        return false;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        start();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
