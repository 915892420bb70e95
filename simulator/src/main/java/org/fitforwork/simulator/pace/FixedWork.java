package org.fitforwork.simulator.pace;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The same calculation each time. A shared machine may be half as fast in the next minute, and all that is measured on it
 * with it: this says by how much.
 */
public final class FixedWork {
    private static final int BLOCK = 1 << 20;
    private static final int BLOCKS = 64;
    private static final double NANOS_PER_MS = 1e6;

    private FixedWork() {}

    /** How long it takes now, in ms. */
    public static double ms() {
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
