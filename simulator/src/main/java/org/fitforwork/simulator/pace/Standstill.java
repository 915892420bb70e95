package org.fitforwork.simulator.pace;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long this process stood still at most, by a thread that sleeps and finds that it slept for longer. A shared machine
 * that is given to others for a second makes every answer of that second late, whatever answers.
 */
public final class Standstill implements AutoCloseable {
    private static final Duration NAP = Duration.ofMillis(10);

    private final Sleep sleep;
    private final LongSupplier nanoTime;
    private final Thread watching;
    private volatile long longest;

    private Standstill(Sleep sleep, LongSupplier nanoTime) {
        this.sleep = sleep;
        this.nanoTime = nanoTime;
        this.watching = new Thread(this::watch, "standstill");
    }

    /**
     * Watches until it is closed.
     *
     * @param nanoTime counts up, in nanoseconds
     */
    public static Standstill watch(Sleep sleep, LongSupplier nanoTime) {
        Standstill standstill = new Standstill(sleep, nanoTime);
        standstill.watching.setDaemon(true);
        standstill.watching.start();
        return standstill;
    }

    private void watch() {
        try {
            for (long before = nanoTime.getAsLong(); !watching.isInterrupted(); ) {
                sleep.sleep(NAP);
                long now = nanoTime.getAsLong();
                longest = Math.max(longest, now - before - NAP.toNanos());
                before = now;
            }
        } catch (InterruptedException e) {
            watching.interrupt();
        }
    }

    public Duration longest() {
        return Duration.ofNanos(longest);
    }

    @Override
    public void close() {
        watching.interrupt();
    }
}
