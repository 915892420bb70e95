package org.fitforwork.gateway.ledger;

import java.util.List;
import org.fitforwork.gateway.access.OwnVersions;
import org.fitforwork.gateway.access.Party;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** What the sender of a referral is answered: what became of each entry, and the Task. */
@Component
class Answer {
    private final Resources resources;
    private final OwnVersions versions;

    Answer(Resources resources, OwnVersions versions) {
        this.resources = resources;
        this.versions = versions;
    }

    /**
     * Makes it of HAPI's transaction-response, in place.
     *
     * @param stored entry by entry what was stored, the Task last
     * @param known whether the sender had referred the person before
     */
    void make(Bundle response, List<Resource> stored, String sender, boolean known) {
        response.setLink(null);
        for (int i = 0; i < stored.size(); i++) {
            BundleEntryResponseComponent entry = response.getEntry().get(i).getResponse();
            // What HAPI says of each entry is how long it took.
            entry.setOutcome(null);
            if (stored.get(i) instanceof Patient patient) {
                person(entry, patient, sender, known);
            }
        }
        Resource task = stored.get(stored.size() - 1).copy();
        Party.strip(task);
        response.getEntry().get(stored.size() - 1).setResource(task);
    }

    /** As if nobody else had ever sent the person. */
    private void person(BundleEntryResponseComponent entry, Patient patient, String sender, boolean known) {
        String id = patient.getIdElement().getIdPart();
        versions.newest(sender, resources.read(Patient.class, id)).ifPresent(own -> {
            String version = own.getMeta().getVersionId();
            entry.setStatus(known ? "200 OK" : "201 Created")
                    .setLocation("Patient/%s/_history/%s".formatted(id, version))
                    .setEtag(entry.getEtag() == null ? null : entry.getEtag().replaceAll("\\d+", version))
                    .setLastModified(own.getMeta().getLastUpdated());
        });
    }
}
