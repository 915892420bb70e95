package org.fitforwork.gateway.ledger;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import org.fitforwork.gateway.access.OwnVersions;
import org.fitforwork.gateway.access.Views;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Resources as a provider receives them: a transaction of updates under the gateway's own ids, so that receiving it
 * twice stores it once, with what the provider may be told, in the versions that were written for it.
 */
@Component
class Handover {
    private final Resources resources;
    private final OwnVersions versions;
    private final Views views;
    private final FhirContext context;

    Handover(Resources resources, OwnVersions versions, Views views, FhirContext context) {
        this.resources = resources;
        this.versions = versions;
        this.views = views;
        this.context = context;
    }

    /**
     * What was stored, labels on it, each with its id and version.
     *
     * @param stored the transaction as HAPI left it: ids given, references resolved
     * @param response its transaction-response, entry by entry
     */
    static List<Resource> stored(Bundle stored, Bundle response) {
        List<Resource> resources = new ArrayList<>();
        for (int i = 0; i < stored.getEntry().size(); i++) {
            Resource resource = stored.getEntry().get(i).getResource().copy();
            IdType id = new IdType(response.getEntry().get(i).getResponse().getLocation());
            resource.setId(id.withResourceType(resource.fhirType()));
            resource.getMeta().setVersionId(id.getVersionIdPart());
            resources.add(resource);
        }
        return resources;
    }

    /**
     * FHIR JSON to bring to {@code provider}.
     *
     * @param stored resources as they are stored, labels on them
     */
    String to(String provider, List<? extends Resource> stored) {
        Bundle handover = new Bundle().setType(BundleType.TRANSACTION);
        stored.forEach(resource -> {
            Resource copy = resource.copy();
            copy.setId(resource.getIdElement().toUnqualified());
            add(
                    handover,
                    views.brought(copy instanceof Patient patient ? numbered(provider, patient) : copy, provider));
        });
        return context.newJsonParser().encodeResourceToString(handover);
    }

    /** The number that the stored version has for the provider; what it says is the caller's to choose. */
    private Patient numbered(String provider, Patient patient) {
        Patient newest = resources.read(Patient.class, patient.getIdElement().getIdPart());
        versions.newest(provider, newest).ifPresent(own -> {
            patient.setId(own.getIdElement().toUnqualified());
            patient.getMeta()
                    .setVersionId(own.getMeta().getVersionId())
                    .setLastUpdated(own.getMeta().getLastUpdated());
        });
        return patient;
    }

    private static void add(Bundle handover, Resource resource) {
        handover.addEntry()
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(resource.fhirType() + "/" + resource.getIdElement().getIdPart());
    }
}
