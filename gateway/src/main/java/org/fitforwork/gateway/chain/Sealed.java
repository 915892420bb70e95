package org.fitforwork.gateway.chain;

import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** Takes in the events of a range, in the order of their positions, and says by one hash which they were. */
public final class Sealed {
    private final MessageDigest digest = Hash.fresh();
    private final ByteBuffer position = ByteBuffer.allocate(Long.BYTES);
    private long events;

    /** @param hash of the event */
    public void add(long at, byte[] hash) {
        digest.update(position.putLong(0, at).array());
        digest.update(hash);
        events++;
    }

    /** How many were taken in. */
    public long events() {
        return events;
    }

    /** SHA-256 over position (8 bytes, big-endian) and hash of each. Starts anew. */
    public byte[] hash() {
        events = 0;
        return digest.digest();
    }
}
