package org.fitforwork.gateway.ledger;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.function.UnaryOperator;
import org.fitforwork.gateway.access.OwnVersions;
import org.fitforwork.gateway.access.Views;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
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
     * FHIR JSON to bring to {@code provider}.
     *
     * @param stored resources as they are stored, labels on them
     */
    String to(String provider, List<? extends Resource> stored) {
        return bringing(provider, stored, copy -> copy instanceof Patient patient ? numbered(provider, patient) : copy);
    }

    /** The same of a referral whose person was not known before. */
    String toFirst(String provider, List<? extends Resource> stored) {
        return bringing(provider, stored, copy -> copy);
    }

    private String bringing(String provider, List<? extends Resource> stored, UnaryOperator<Resource> numbering) {
        Bundle handover = new Bundle().setType(BundleType.TRANSACTION);
        stored.forEach(resource -> {
            Resource copy = resource.copy();
            copy.setId(resource.getIdElement().toUnqualified());
            add(handover, views.brought(numbering.apply(copy), provider));
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
