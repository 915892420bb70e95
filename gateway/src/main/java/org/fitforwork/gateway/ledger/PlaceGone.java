package org.fitforwork.gateway.ledger;

/** The provider's last free place went to another referral between allocation and commit. */
final class PlaceGone extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
