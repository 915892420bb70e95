package org.fitforwork.gateway.outbox;

import java.util.UUID;

/** Port: told of every attempt to bring a message to its organisation, within the transaction that settles it. */
@FunctionalInterface
public interface HandedOut {
    /** @param taken false if the organisation did not say that it has it; it may have seen it all the same */
    void attempted(UUID referral, String organisation, boolean taken);
}
