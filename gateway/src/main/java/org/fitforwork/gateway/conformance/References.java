package org.fitforwork.gateway.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Every reference of a referral leads to a resource of the same Bundle, and the three main ones to the right one. */
final class References {
    private References() {}

    static List<Refusal> faults(Bundle bundle, Parts parts) {
        Map<String, Resource> byFullUrl = bundle.getEntry().stream()
                .collect(Collectors.toMap(
                        BundleEntryComponent::getFullUrl, BundleEntryComponent::getResource, (first, second) -> first));
        List<Refusal> faults = new ArrayList<>();
        if (byFullUrl.size() < bundle.getEntry().size()) {
            faults.add(new Refusal(
                    RefusalReason.NOT_A_REFERRAL, "two entries have the same fullUrl", "Bundle.entry.fullUrl"));
        }
        bundle.getEntry().forEach(entry -> {
            Resource resource = entry.getResource();
            walk(resource, resource.fhirType(), byFullUrl, faults);
        });
        if (faults.isEmpty()) {
            mustBe(parts.request().getSubject(), parts.patient(), byFullUrl, "ServiceRequest.subject", faults);
            mustBe(parts.response().getSubject(), parts.patient(), byFullUrl, "QuestionnaireResponse.subject", faults);
            mustBe(
                    parts.request().getSupportingInfoFirstRep(),
                    parts.response(),
                    byFullUrl,
                    "ServiceRequest.supportingInfo",
                    faults);
        }
        return faults;
    }

    private static void walk(Base element, String path, Map<String, Resource> byFullUrl, List<Refusal> faults) {
        for (Property property : element.children()) {
            String where = path + "." + property.getName();
            for (Base value : property.getValues()) {
                if (value instanceof Reference reference && dangles(reference, byFullUrl)) {
                    faults.add(new Refusal(
                            RefusalReason.DANGLING_REFERENCE,
                            "%s refers to something that is not in the Bundle".formatted(where),
                            where));
                } else {
                    walk(value, where, byFullUrl, faults);
                }
            }
        }
    }

    private static boolean dangles(Reference reference, Map<String, Resource> byFullUrl) {
        String target = reference.getReference();
        return target != null && !target.startsWith("#") && !byFullUrl.containsKey(target);
    }

    private static void mustBe(
            @Nullable Reference reference,
            Resource target,
            Map<String, Resource> byFullUrl,
            String where,
            List<Refusal> faults) {
        String to = reference == null ? null : reference.getReference();
        if (to == null || byFullUrl.get(to) != target) {
            faults.add(new Refusal(
                    RefusalReason.DANGLING_REFERENCE,
                    "%s must refer to the %s of this Bundle".formatted(where, target.fhirType()),
                    where));
        }
    }
}
