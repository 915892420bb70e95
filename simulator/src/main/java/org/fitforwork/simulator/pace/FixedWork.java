package org.fitforwork.simulator.pace;

import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The same work each time. A shared machine may be half as fast in the next minute, and all that is measured on it with it:
 * this says by how much. It is many small objects, as a server's work is: what others on the machine take of caches and
 * memory is not noticed by a calculation that needs neither.
 */
public final class FixedWork {
    /** An odd number. */
    private static final int TIMES = 9;

    private static final int TEXTS = 60_000;
    private static final long SEED = 20131101;
    private static final double NANOS_PER_MS = 1e6;

    private FixedWork() {}

    /** How long it takes now, in ms: the median of nine times, since it may fall together with something else. */
    public static double ms() {
        return IntStream.range(0, TIMES)
                .mapToDouble(i -> once())
                .sorted()
                .skip(TIMES / 2)
                .findFirst()
                .orElseThrow();
    }

    private static double once() {
        long start = System.nanoTime();
        new SplittableRandom(SEED)
                .longs(TEXTS)
                .mapToObj(Long::toHexString)
                .collect(Collectors.toCollection(TreeSet::new))
                .clear();
        return (System.nanoTime() - start) / NANOS_PER_MS;
    }
}
