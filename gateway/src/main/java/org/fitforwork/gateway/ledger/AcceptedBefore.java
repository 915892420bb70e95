package org.fitforwork.gateway.ledger;

/** The same referral was accepted between the look into the ledger and the commit. */
final class AcceptedBefore extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
