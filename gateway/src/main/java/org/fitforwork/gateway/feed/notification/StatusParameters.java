package org.fitforwork.gateway.feed.notification;

import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** How a subscription stands, as Parameters: R4 has no SubscriptionStatus. Numbers are strings, being 64 bits long. */
final class StatusParameters {
    private StatusParameters() {}

    /** @param type what it is told for: handshake, heartbeat, event-notification, query-status, query-event */
    static Parameters of(Feed feed, String type) {
        Parameters status = new Parameters();
        status.setId(UUID.randomUUID().toString());
        status.getMeta().addProfile(Backport.STATUS_PROFILE);
        status.addParameter()
                .setName("subscription")
                .setValue(new Reference(feed.base() + "/Subscription/" + feed.id()));
        status.addParameter().setName("topic").setValue(new CanonicalType(Backport.TOPIC));
        status.addParameter()
                .setName("status")
                .setValue(new CodeType(feed.status().toCode()));
        status.addParameter().setName("type").setValue(new CodeType(type));
        status.addParameter()
                .setName("events-since-subscription-start")
                .setValue(new StringType(String.valueOf(feed.events())));
        return status;
    }

    static Parameters withTrouble(Feed feed, String type) {
        Parameters status = of(feed, type);
        if (feed.trouble() != null) {
            CodeableConcept error = new CodeableConcept().setText(feed.trouble().reason());
            if (feed.trouble().code() != null) {
                error.addCoding(new Coding(Backport.ERRORS, feed.trouble().code(), null));
            }
            status.addParameter().setName("error").setValue(error);
        }
        return status;
    }

    static Parameters withEvents(Feed feed, String type, List<Event> events, Content content) {
        Parameters status = of(feed, type);
        events.forEach(event -> tell(status, feed.base(), event, content));
        return status;
    }

    private static void tell(Parameters status, String base, Event event, Content content) {
        ParametersParameterComponent told = status.addParameter().setName("notification-event");
        told.addPart().setName("event-number").setValue(new StringType(String.valueOf(event.number())));
        told.addPart().setName("timestamp").setValue(new InstantType(Date.from(event.at())));
        if (content != Content.EMPTY) {
            told.addPart().setName("focus").setValue(new Reference(base + "/Task/" + event.taskId()));
            told.addPart()
                    .setName("additional-context")
                    .setValue(new Reference(base + "/ServiceRequest/" + event.serviceRequestId()));
        }
    }
}
