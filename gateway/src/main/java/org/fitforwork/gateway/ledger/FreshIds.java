package org.fitforwork.gateway.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Gives every resource of a referral the id that it will be stored under, and points the references there. A sender may
 * call its Patient anything, even the URL of a resource that is stored here; what it sent must not become a link to that
 * one.
 */
final class FreshIds {
    private FreshIds() {}

    /**
     * Changes the resources in place. Every literal reference in them leads to one of the entries; conformance has seen
     * to that.
     *
     * @param person the id of the one Patient
     */
    static void give(Bundle bundle, String person) {
        Map<String, String> fresh = new HashMap<>();
        bundle.getEntry().forEach(entry -> {
            Resource resource = entry.getResource();
            String id = resource instanceof Patient ? person : next();
            resource.setId(new IdType(resource.fhirType(), id));
            fresh.put(entry.getFullUrl(), resource.getId());
        });
        bundle.getEntry().forEach(entry -> redirect(entry.getResource(), fresh));
    }

    /** As HAPI makes them: they cannot be guessed. */
    static String next() {
        return UUID.randomUUID().toString();
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
