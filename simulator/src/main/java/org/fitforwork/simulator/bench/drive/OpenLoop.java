package org.fitforwork.simulator.bench.drive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.fitforwork.simulator.bench.mix.Call;

/**
 * Referrals come at a fixed rate, as from many GP systems that know nothing of each other. A time is counted from when the
 * referral was due: what waits because the server, or all senders, are busy with others has waited (no coordinated
 * omission).
 *
 * @param rate referrals a second, above 0
 */
public record OpenLoop(double rate, Duration time) implements Load {
    /** Calls at a time; a server on which more are waiting has lost the race, and what is late counts as late. */
    private static final int SENDERS = 128;

    @Override
    public double offered() {
        return rate;
    }

    @Override
    public List<Answered> run(Calls calls, Sender sender) throws InterruptedException {
        Schedule schedule = new Schedule(rate);
        List<Answered> all = Collections.synchronizedList(new ArrayList<>());
        ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
        try {
            long start = System.nanoTime();
            for (long i = 0; i < schedule.count(time); i++) {
                long due = start + schedule.due(i);
                Call call = calls.next();
                sleepUntil(due);
                threads.execute(() -> send(call, due, sender, all));
            }
            threads.shutdown();
            threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } finally {
            threads.shutdownNow();
        }
        return List.copyOf(all);
    }

    private static void send(Call call, long due, Sender sender, List<Answered> all) {
        try {
            int status = sender.send(call);
            all.add(new Answered(call.number(), call.kind(), due, System.nanoTime(), status));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleepUntil(long due) throws InterruptedException {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }
}
