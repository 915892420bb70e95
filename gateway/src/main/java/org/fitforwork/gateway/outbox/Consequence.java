package org.fitforwork.gateway.outbox;

import java.util.UUID;

/** Port: what the fate of a message means for its referral. Called within the transaction that decides the fate. */
public interface Consequence {
    /**
     * The message that brings the referral to {@code organisation} is given up. One that is past waiting for it, or has
     * gone to another provider, stays as it is.
     */
    void givenUp(UUID referral, String organisation);

    /**
     * The message is owed again. A referral that had not failed stays as it is.
     *
     * @param by client of the operator
     */
    void replayed(UUID referral, String organisation, String by);

    /**
     * The referral is decided anew, by the configuration in force, and goes to whoever takes it now.
     *
     * @param by client of the operator
     * @return false if that is who it failed to reach, or nobody, or if the referral had not failed; then nothing changed
     * @throws org.springframework.dao.ConcurrencyFailureException if the place it was given went at the same time
     */
    boolean decidedAnew(UUID referral, String by);
}
