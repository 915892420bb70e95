package org.fitforwork.gateway.channel;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.fitforwork.gateway.outbox.Courier;
import org.fitforwork.gateway.outbox.DeliveryFailed;
import org.fitforwork.referral.delivery.Delivery;
import org.fitforwork.route.DeliveryRoutes;
import org.fitforwork.route.NoReceipt;
import org.springframework.stereotype.Component;

/** Delivers through the Camel route of the organisation. */
@Component
final class CamelCourier implements Courier {
    /** Answers by which a provider says when to come again. */
    private static final Set<Integer> LATER = Set.of(429, 503);

    /** Answers that are about this message: its form, its size, its content. */
    private static final Set<Integer> NOT_THIS_ONE = Set.of(400, 413, 422);

    private final ProducerTemplate camel;
    private final Clock clock;

    CamelCourier(ProducerTemplate camel, Clock clock) {
        this.camel = camel;
        this.clock = clock;
    }

    @Override
    public void deliver(Delivery delivery) throws DeliveryFailed {
        try {
            camel.requestBody(DeliveryRoutes.DELIVERY, delivery);
        } catch (CamelExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        }
    }

    /** The kind of failure alone: an answer's body or an exception's message may quote the referral. */
    private DeliveryFailed failure(Throwable failure) {
        if (failure instanceof HttpOperationFailedException answer) {
            return answered(answer);
        }
        return DeliveryFailed.unreachable(
                failure instanceof NoReceipt no
                        ? String.valueOf(no.getMessage())
                        : failure.getClass().getSimpleName());
    }

    private DeliveryFailed answered(HttpOperationFailedException answer) {
        int status = answer.getStatusCode();
        String reason = "the provider answered HTTP " + status;
        Optional<Duration> wait =
                LATER.contains(status) ? RetryAfter.in(answer.getResponseHeaders(), clock.instant()) : Optional.empty();
        if (wait.isPresent()) {
            return DeliveryFailed.later(reason, wait.get());
        }
        return NOT_THIS_ONE.contains(status) ? DeliveryFailed.refused(reason) : DeliveryFailed.unreachable(reason);
    }
}
