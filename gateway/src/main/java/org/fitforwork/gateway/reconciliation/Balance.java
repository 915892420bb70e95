package org.fitforwork.gateway.reconciliation;

/**
 * The books: what was accepted must be somewhere.
 *
 * @param accepted referrals of which there is a first event, whatever became of them
 * @param difference accepted less the sum of all that follow; 0, or something was lost
 * @param tasks Tasks that are stored
 * @param taskDifference Tasks less rows of the ledger; 0, or one is without the other
 */
public record Balance(
        long accepted,
        long open,
        long completed,
        long rejected,
        long failed,
        long cancelled,
        long enteredInError,
        long difference,
        long tasks,
        long taskDifference) {}
