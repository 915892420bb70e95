package org.fitforwork.gateway.feed;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.fitforwork.gateway.feed.notification.Feed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Works the feed off: woken by a commit, it leases the subscriptions to which something is due and takes a turn with
 * each. Those that failed last have workers of their own, so that endpoints that hang hold up only each other. Runs in
 * every replica; the leases keep them apart.
 */
@Component
class Sender implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Sender.class);
    private static final long GRACE_SECONDS = 20;

    private final Leases leases;
    private final Turn turn;
    private final Bell bell;
    private final FeedSettings settings;
    private final Semaphore forTheWell;
    private final Semaphore forTheFailing;
    private ExecutorService workers = workers();
    private volatile boolean running;

    Sender(Leases leases, Turn turn, Bell bell, FeedSettings settings) {
        this.leases = leases;
        this.turn = turn;
        this.bell = bell;
        this.settings = settings;
        this.forTheWell = new Semaphore(settings.workers());
        this.forTheFailing = new Semaphore(settings.workers());
    }

    @Override
    public void start() {
        running = true;
        workers = workers();
        workers.execute(this::watch);
    }

    /** Daemons: a gateway that failed to start must not live on for its feed's sake. */
    private static ExecutorService workers() {
        return Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "feed");
            thread.setDaemon(true);
            return thread;
        });
    }

    private void watch() {
        while (running) {
            try {
                dispatch(false, forTheWell);
                dispatch(true, forTheFailing);
            } catch (RuntimeException | Error e) {
                // Nobody would miss this thread: whatever it dies of, it goes on.
                log.warn(
                        "the feed cannot be read, and is tried again: {}",
                        e.getClass().getName());
            }
            try {
                bell.await(settings.poll());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void dispatch(boolean failing, Semaphore free) {
        int most = free.drainPermits();
        if (most == 0) {
            return;
        }
        List<Feed> leased = List.of();
        try {
            leased = leases.lease(failing, most);
        } finally {
            free.release(most - leased.size());
        }
        leased.forEach(feed -> workers.execute(() -> work(feed, free)));
    }

    private void work(Feed feed, Semaphore free) {
        try {
            turn.take(feed);
        } catch (RuntimeException e) {
            // The lease runs out, and the same events are told again.
            log.warn("a turn of {} is not settled: {}", feed, e.getClass().getName());
        } finally {
            free.release();
            bell.ring();
        }
    }

    @Override
    public void stop() {
        running = false;
        bell.ring();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                log.warn("some notifications did not end in time; their leases run out and they go again");
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
