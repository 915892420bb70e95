package org.fitforwork.referral.delivery;

import java.util.UUID;

/**
 * A message that a provider is owed.
 *
 * @param id the same at every attempt, so the provider can tell a repetition
 * @param referral the referral it belongs to
 * @param organisation the provider it goes to
 * @param body the FHIR JSON to hand over
 */
public record Delivery(UUID id, UUID referral, String organisation, String body) {
    @Override
    public String toString() {
        return "Delivery " + id + " of referral " + referral + " to " + organisation;
    }
}
