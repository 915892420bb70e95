package org.fitforwork.gateway.ledger;

import org.springframework.dao.ConcurrencyFailureException;

/** Another transaction claimed the identifier in the same moment; the repetition finds what it kept. */
final class LostClaim extends ConcurrencyFailureException {
    private static final long serialVersionUID = 1L;

    LostClaim() {
        super("the identifier was claimed at the same time");
    }
}
