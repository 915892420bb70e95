package org.fitforwork.gateway.ledger;

/** Port: told of every event of every referral, the first one too, within the transaction that writes the event. */
@FunctionalInterface
public interface Follower {
    void changed(Change change);
}
