package org.fitforwork.simulator.bench.growth;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The same calculation each time. Between two measurements lies an hour in which a shared machine may have become faster
 * or slower: this says by how much.
 */
final class FixedWork {
    private static final int BLOCK = 1 << 20;
    private static final int BLOCKS = 256;
    private static final double NANOS_PER_MS = 1e6;

    private FixedWork() {}

    /** How long it takes now, in ms. */
    static double ms() {
        digest();
        long start = System.nanoTime();
        digest();
        return (System.nanoTime() - start) / NANOS_PER_MS;
    }

    private static void digest() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[BLOCK];
            for (int i = 0; i < BLOCKS; i++) {
                sha.update(block);
            }
            sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
