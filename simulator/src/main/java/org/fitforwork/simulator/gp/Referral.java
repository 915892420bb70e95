package org.fitforwork.simulator.gp;

import org.hl7.fhir.r4.model.Bundle;

/**
 * A generated referral.
 *
 * @param identifier the value of its ServiceRequest.identifier
 */
record Referral(String identifier, Bundle bundle) {
    @Override
    public String toString() {
        return "Referral " + identifier;
    }
}
