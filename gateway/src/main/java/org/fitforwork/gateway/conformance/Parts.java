package org.fitforwork.gateway.conformance;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/** The three resources that make a referral, out of a Bundle whose shape was found right. */
record Parts(Patient patient, ServiceRequest request, QuestionnaireResponse response) {
    static Parts of(Bundle bundle) {
        return new Parts(
                only(bundle, Patient.class),
                only(bundle, ServiceRequest.class),
                only(bundle, QuestionnaireResponse.class));
    }

    private static <T extends Resource> T only(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
