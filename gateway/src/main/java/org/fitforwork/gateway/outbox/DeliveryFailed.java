package org.fitforwork.gateway.outbox;

/** An attempt failed; the message is a reason to keep and to show, and quotes nothing. */
public final class DeliveryFailed extends Exception {
    private static final long serialVersionUID = 1L;

    public DeliveryFailed(String reason) {
        super(reason);
    }
}
