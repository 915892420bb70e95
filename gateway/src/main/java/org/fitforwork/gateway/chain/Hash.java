package org.fitforwork.gateway.chain;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, which the chain is made of. */
public final class Hash {
    /** Bytes of a hash. */
    public static final int LENGTH = 32;

    private Hash() {}

    /** What stands before the first of a chain. */
    public static byte[] none() {
        return new byte[LENGTH];
    }

    public static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
