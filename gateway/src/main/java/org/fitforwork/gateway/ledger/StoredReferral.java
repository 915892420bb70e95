package org.fitforwork.gateway.ledger;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.function.Predicate;
import org.fitforwork.gateway.access.OwnVersions;
import org.fitforwork.referral.Referral;
import org.fitforwork.referral.Sender;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** An accepted referral, put together again from what was stored of it. */
@Component
class StoredReferral {
    private final Resources resources;
    private final OwnVersions versions;
    private final FhirContext context;

    StoredReferral(Resources resources, OwnVersions versions, FhirContext context) {
        this.resources = resources;
        this.versions = versions;
        this.context = context;
    }

    /** Every resource of the referral in the order it was sent in, the Task last. Of the Patient what its referrer wrote. */
    List<Resource> resources(ReferralRow row) {
        return context.newJsonParser().parseResource(Bundle.class, row.answer()).getEntry().stream()
                .map(entry -> new IdType(entry.getResponse().getLocation()))
                .map(id -> resources.read(id.getResourceType(), id.getIdPart()))
                .map(resource -> resource instanceof Patient patient ? asWrittenBy(row.sender(), patient) : resource)
                .toList();
    }

    private Patient asWrittenBy(String sender, Patient newest) {
        return (Patient) versions.newest(sender, newest).orElse(newest);
    }

    /** What it is decided on. */
    static Referral referral(Sender sender, List<Resource> resources) {
        Bundle bundle = new Bundle();
        resources.stream().filter(Predicate.not(Task.class::isInstance)).forEach(resource -> bundle.addEntry()
                .setResource(resource));
        return Referral.of(
                sender,
                bundle,
                only(resources, Patient.class),
                only(resources, ServiceRequest.class),
                only(resources, QuestionnaireResponse.class));
    }

    static boolean urgent(List<Resource> resources) {
        return Referral.urgent(only(resources, ServiceRequest.class));
    }

    static <T extends Resource> T only(List<Resource> resources, Class<T> type) {
        return resources.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a stored referral has no " + type.getSimpleName()));
    }
}
