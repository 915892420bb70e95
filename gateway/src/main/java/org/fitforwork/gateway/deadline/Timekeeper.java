package org.fitforwork.gateway.deadline;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.fitforwork.gateway.ledger.Overdue;
import org.fitforwork.gateway.ledger.Overdue.Done;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks for what is due and has it done. Runs in every replica; the lock of a referral's row keeps them apart. */
@Component
class Timekeeper implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Timekeeper.class);
    private static final int AT_ONCE = 100;
    private static final long GRACE_SECONDS = 10;

    private final DueReferrals referrals;
    private final Overdue overdue;
    private final DeadlineSettings settings;
    private volatile @Nullable ScheduledExecutorService watch;

    Timekeeper(DueReferrals referrals, Overdue overdue, DeadlineSettings settings) {
        this.referrals = referrals;
        this.overdue = overdue;
        this.settings = settings;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "deadlines");
            thread.setDaemon(true);
            return thread;
        });
        long pause = settings.poll().toMillis();
        var unused = started.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
        watch = started;
    }

    private void look() {
        try {
            List<UUID> due = referrals.due(AT_ONCE);
            due.forEach(this::attend);
        } catch (RuntimeException e) {
            log.warn(
                    "what is due cannot be read, and is looked for again: {}",
                    e.getClass().getName());
        }
    }

    /** One that fails must not keep the others from their turn. */
    private void attend(UUID referral) {
        try {
            Done done = overdue.attend(referral);
            if (done != Done.NOTHING) {
                log.info("referral {} was due: {}", referral, done);
            }
        } catch (RuntimeException e) {
            log.warn(
                    "referral {} is due and is tried again: {}",
                    referral,
                    e.getClass().getName());
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = watch;
        if (running == null) {
            return;
        }
        watch = null;
        running.shutdown();
        try {
            if (!running.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                log.warn("what was due is not done in time; it stays due");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return watch != null;
    }
}
