package org.fitforwork.simulator.bench.drive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.fitforwork.simulator.bench.mix.Call;

/**
 * Each connection sends its next referral, and at least one, when the one before is answered: what a server does at most. Its times say
 * little: a slow server is asked less.
 */
public record ClosedLoop(int connections, Duration time) implements Load {
    /**
     * One connection: under all the load that a server takes, the JIT compiler gets what is left, and is not done with
     * its work for a quarter of an hour.
     */
    public static ClosedLoop warmUp(Duration time) {
        return new ClosedLoop(1, time);
    }

    @Override
    public double offered() {
        return 0;
    }

    @Override
    public List<Answered> run(Calls calls, Sender sender) throws InterruptedException {
        List<Answered> all = Collections.synchronizedList(new ArrayList<>());
        long end = System.nanoTime() + time.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            for (int i = 0; i < connections; i++) {
                threads.execute(() -> sendUntil(end, calls, sender, all));
            }
            threads.shutdown();
            threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } finally {
            threads.shutdownNow();
        }
        return List.copyOf(all);
    }

    private static void sendUntil(long end, Calls calls, Sender sender, List<Answered> all) {
        try {
            do {
                Call call = calls.next();
                long due = System.nanoTime();
                int status = sender.send(call);
                all.add(new Answered(call.number(), call.kind(), due, System.nanoTime(), status));
            } while (System.nanoTime() < end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
