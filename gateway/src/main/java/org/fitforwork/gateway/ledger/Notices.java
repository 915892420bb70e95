package org.fitforwork.gateway.ledger;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.UUID;
import org.fitforwork.gateway.outbox.Outbox;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** What a provider is owed about a referral that it has, or may have: that it was withdrawn, or what was said since. */
@Component
class Notices {
    private final Outbox outbox;
    private final FhirContext context;

    Notices(Outbox outbox, FhirContext context) {
        this.outbox = outbox;
        this.context = context;
    }

    /** Nothing is owed to one that the referral never went out to: then the referral itself is taken back. */
    void withdrawn(UUID referral, String provider, List<? extends Resource> asTheyAreNow) {
        if (!outbox.takeBack(referral, provider)) {
            outbox.owe(referral, provider, Outbox.About.WITHDRAWAL, body(asTheyAreNow));
        }
    }

    void said(UUID referral, String provider, List<? extends Resource> resources) {
        outbox.owe(referral, provider, Outbox.About.COMMUNICATION, body(resources));
    }

    private String body(List<? extends Resource> resources) {
        return context.newJsonParser().encodeResourceToString(Handover.of(resources));
    }
}
