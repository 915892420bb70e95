package org.fitforwork.gateway.ledger;

import java.util.List;
import java.util.Optional;
import org.fitforwork.gateway.access.OwnVersions;
import org.fitforwork.gateway.access.Party;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
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
     * @param stored in the order sent, with ids and versions, the Task last
     * @param known the person as they were stored before
     */
    Bundle to(String sender, List<Resource> stored, Optional<Patient> known) {
        Bundle response = new Bundle().setType(BundleType.TRANSACTIONRESPONSE);
        stored.forEach(resource -> response.addEntry()
                .setResponse(
                        resource instanceof Patient patient && known.isPresent()
                                ? person(sender, patient, Party.of(known.get(), sender))
                                : entry("201 Created", resource)));
        Resource task = stored.get(stored.size() - 1).copy();
        Party.strip(task);
        response.getEntry().get(stored.size() - 1).setResource(task);
        return response;
    }

    /** As if nobody else had ever sent the person. */
    private BundleEntryResponseComponent person(String sender, Patient patient, boolean again) {
        Patient newest = resources.read(Patient.class, patient.getIdElement().getIdPart());
        return entry(
                again ? "200 OK" : "201 Created",
                versions.newest(sender, newest).orElse(newest));
    }

    private static BundleEntryResponseComponent entry(String status, Resource resource) {
        String version = resource.getMeta().getVersionId();
        return new BundleEntryResponseComponent()
                .setStatus(status)
                .setLocation("%s/%s/_history/%s"
                        .formatted(resource.fhirType(), resource.getIdElement().getIdPart(), version))
                .setEtag(version)
                .setLastModified(resource.getMeta().getLastUpdated());
    }
}
