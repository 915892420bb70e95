package org.fitforwork.gateway.outbox;

import java.util.UUID;

/** Port: what the fate of a message means for its referral. Called within the transaction that decides the fate. */
public interface Consequence {
    /** The message is given up. A referral that is past waiting for it stays as it is. */
    void givenUp(UUID referral);

    /**
     * The message is owed again. A referral that had not failed stays as it is.
     *
     * @param by client of the operator
     */
    void replayed(UUID referral, String by);
}
