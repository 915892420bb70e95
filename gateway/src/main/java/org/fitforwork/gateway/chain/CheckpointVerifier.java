package org.fitforwork.gateway.chain;

import org.jspecify.annotations.Nullable;

/** Port: is the signature of a checkpoint genuine? */
@FunctionalInterface
public interface CheckpointVerifier {
    /** Why it is not; null if it is. */
    @Nullable
    String fault(String content, String jws);
}
