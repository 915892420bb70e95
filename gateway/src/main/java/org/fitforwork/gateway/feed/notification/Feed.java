package org.fitforwork.gateway.feed.notification;

import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.jspecify.annotations.Nullable;

/**
 * One subscription and how far its notifications have come.
 *
 * @param id of the Subscription
 * @param base address of the FHIR server as the subscriber knows it
 * @param events how many there have been; the last one's number
 * @param delivered number of the last event that the endpoint took
 * @param handshaken false until the endpoint has answered a handshake
 * @param trouble what went wrong last; null if nothing did
 * @param turn counts leases and changes; who comes with an older one has been overtaken
 */
public record Feed(
        String id,
        String organisation,
        SubscriptionStatus status,
        String base,
        Terms terms,
        long events,
        long delivered,
        boolean handshaken,
        @Nullable Trouble trouble,
        long turn) {

    /**
     * Why a notification was not taken.
     *
     * @param code of the code system subscription-error; null where it has none, as for a fault of the gateway
     */
    public record Trouble(@Nullable String code, String reason) {}

    @Override
    public String toString() {
        return "subscription " + id;
    }
}
