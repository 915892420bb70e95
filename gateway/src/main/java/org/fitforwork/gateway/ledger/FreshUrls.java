package org.fitforwork.gateway.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;

/**
 * Gives every entry a fullUrl of our own and points the references there. A sender may call its Patient anything, even
 * the URL of a resource that is stored here; what it sent must not become a link to that one.
 */
final class FreshUrls {
    private FreshUrls() {}

    /** The same Bundle. Every literal reference in it leads to one of its entries; conformance has seen to that. */
    static Bundle in(Bundle bundle) {
        Map<String, String> fresh = new HashMap<>();
        bundle.getEntry().forEach(entry -> {
            fresh.put(entry.getFullUrl(), "urn:uuid:" + UUID.randomUUID());
            entry.setFullUrl(fresh.get(entry.getFullUrl()));
        });
        bundle.getEntry().forEach(entry -> redirect(entry.getResource(), fresh));
        return bundle;
    }

    private static void redirect(Base element, Map<String, String> fresh) {
        for (Property property : element.children()) {
            for (Base value : property.getValues()) {
                if (value instanceof Reference reference && fresh.containsKey(reference.getReference())) {
                    reference.setReference(fresh.get(reference.getReference()));
                }
                redirect(value, fresh);
            }
        }
    }
}
