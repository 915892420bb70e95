package org.fitforwork.referral.stage;

import org.fitforwork.referral.Sender;
import org.hl7.fhir.r4.model.Bundle;

/** A transaction Bundle as it came in: parsed, and nothing in it believed yet. */
public record Received(Sender sender, Bundle bundle) implements Stage {
    @Override
    public String toString() {
        return "Received from " + sender.organisation();
    }
}
