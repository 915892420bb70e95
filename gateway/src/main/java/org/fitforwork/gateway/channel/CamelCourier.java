package org.fitforwork.gateway.channel;

import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.fitforwork.gateway.outbox.Courier;
import org.fitforwork.gateway.outbox.DeliveryFailed;
import org.fitforwork.referral.delivery.Delivery;
import org.fitforwork.route.DeliveryRoutes;
import org.springframework.stereotype.Component;

/** Delivers through the Camel route of the organisation. */
@Component
final class CamelCourier implements Courier {
    private final ProducerTemplate camel;

    CamelCourier(ProducerTemplate camel) {
        this.camel = camel;
    }

    @Override
    public void deliver(Delivery delivery) throws DeliveryFailed {
        try {
            camel.requestBody(DeliveryRoutes.DELIVERY, delivery);
        } catch (CamelExecutionException e) {
            throw new DeliveryFailed(reason(e.getCause() == null ? e : e.getCause()));
        }
    }

    /** The kind of failure alone: an answer's body or an exception's message may quote the referral. */
    private static String reason(Throwable failure) {
        return failure instanceof HttpOperationFailedException answer
                ? "the provider answered HTTP " + answer.getStatusCode()
                : failure.getClass().getSimpleName();
    }
}
