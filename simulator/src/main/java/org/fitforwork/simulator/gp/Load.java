package org.fitforwork.simulator.gp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.fitforwork.simulator.pace.Pace;

/** GP systems that send at the same time, at one pace together, so many referrals or so long. */
final class Load {
    private final Referrals referrals;
    private final Pace pace;
    private final Consumer<JournalEntry> journal;
    private final Clock clock;
    private final ExecutorService senders = Executors.newCachedThreadPool();
    private int left;
    private Instant end;

    /**
     * @param count at most so many referrals
     * @param time no new referral after it
     */
    Load(Referrals referrals, Pace pace, int count, Duration time, Consumer<JournalEntry> journal, Clock clock) {
        this.referrals = referrals;
        this.pace = pace;
        this.journal = journal;
        this.clock = clock;
        this.left = count;
        this.end = clock.instant().plus(time);
    }

    /** @param sender makes the n-th sender, from 0 */
    void start(int number, IntFunction<Persistence> sender) {
        for (int i = 0; i < number; i++) {
            Persistence persistence = sender.apply(i);
            senders.execute(() -> work(persistence));
        }
        senders.shutdown();
    }

    private void work(Persistence sender) {
        try {
            while (takeTurn()) {
                journal.accept(sender.send(referrals.next()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean takeTurn() throws InterruptedException {
        pace.await();
        synchronized (this) {
            if (left == 0 || !clock.instant().isBefore(end)) {
                return false;
            }
            left--;
            return true;
        }
    }

    /** No new referral from now on; those under way are sent until they are answered. */
    synchronized void stop() {
        left = 0;
    }

    /** @return false if referrals are still under way when the time is over */
    boolean await(Duration time) throws InterruptedException {
        return senders.awaitTermination(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Gives up what is under way. */
    void abandon() {
        senders.shutdownNow();
    }
}
