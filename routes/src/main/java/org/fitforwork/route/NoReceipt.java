package org.fitforwork.route;

/** A provider answered with success, and yet not in a way that means that it has the referral. Quotes nothing. */
public final class NoReceipt extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoReceipt(String message) {
        super(message);
    }
}
