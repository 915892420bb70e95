package org.fitforwork.gateway.outbox;

import org.fitforwork.referral.delivery.Delivery;

/** Port: brings a message to its organisation. */
@FunctionalInterface
public interface Courier {
    /**
     * Returns once the organisation has it.
     *
     * @throws DeliveryFailed if it may not have it; the same message will come again
     */
    void deliver(Delivery delivery) throws DeliveryFailed;
}
