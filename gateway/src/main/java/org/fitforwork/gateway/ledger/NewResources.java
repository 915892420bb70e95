package org.fitforwork.gateway.ledger;

import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Stores what makes a new referral, each resource once. */
@Component
class NewResources {
    /** What is searched by a reference comes after what it refers to; the others may come at any time. */
    private static final Map<String, Integer> RANK =
            Map.of("Patient", 0, "ServiceRequest", 2, "QuestionnaireResponse", 3, "Task", 4);

    private static final int ANY_TIME = 1;

    private final Resources resources;

    NewResources(Resources resources) {
        this.resources = resources;
    }

    /**
     * Gives each its version.
     *
     * @param referral with ids, in any order
     * @param known whether the Patient is stored already, and is given what is said of the person now
     * @return for what is {@linkplain #add added}
     */
    TransactionDetails store(List<Resource> referral, boolean known) {
        List<Resource> fresh = new ArrayList<>(referral);
        fresh.sort(Comparator.comparing(resource -> RANK.getOrDefault(resource.fhirType(), ANY_TIME)));
        if (known) {
            Patient patient = StoredReferral.only(fresh, Patient.class);
            resources.update(patient);
            fresh.remove(patient);
        }
        return resources.createAll(fresh);
    }

    /** Stores what is about them. */
    void add(Resource about, TransactionDetails storing) {
        about.setId(new IdType(about.fhirType(), FreshIds.next()));
        resources.createWith(about, storing);
    }
}
