package org.fitforwork.gateway.ledger;

import java.util.List;
import java.util.UUID;
import org.fitforwork.gateway.outbox.Outbox;
import org.fitforwork.gateway.outbox.Outbox.About;
import org.fitforwork.gateway.outbox.Outbox.Debt;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** What a provider is owed about a referral that it has, or may have: that it was withdrawn, or what was said since. */
@Component
class Notices {
    private final Outbox outbox;
    private final Handover handover;

    Notices(Outbox outbox, Handover handover) {
        this.outbox = outbox;
        this.handover = handover;
    }

    /** Nothing is owed to one that the referral never went out to: then the referral itself is taken back. */
    void withdrawn(UUID referral, String provider, List<? extends Resource> asTheyAreNow) {
        if (!outbox.takeBack(referral, provider)) {
            outbox.owe(new Debt(referral, provider, About.WITHDRAWAL, false, handover.to(provider, asTheyAreNow)));
        }
    }

    /** Nothing more of the referral goes out but that it ended, and that to one which may have it only. */
    void consentWithdrawn(UUID referral, String provider, List<? extends Resource> asTheyAreNow) {
        String notice = handover.to(provider, asTheyAreNow);
        if (outbox.withhold(referral, provider, notice)) {
            outbox.owe(new Debt(referral, provider, About.WITHDRAWAL, false, notice));
        }
    }

    void said(UUID referral, String provider, List<? extends Resource> resources) {
        outbox.owe(new Debt(referral, provider, About.COMMUNICATION, false, handover.to(provider, resources)));
    }
}
