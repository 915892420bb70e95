package org.fitforwork.gateway.access.assertion;

import java.time.Instant;

/** Port: remembers, for all replicas, which assertions were used. */
@FunctionalInterface
interface UsedAssertions {
    /**
     * True for the one request of all that may use the assertion.
     *
     * @param id its jti
     * @param until when it will be refused anyway, and may be forgotten
     */
    boolean first(String client, String id, Instant until, Instant now);
}
