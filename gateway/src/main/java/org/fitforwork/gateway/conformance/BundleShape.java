package org.fitforwork.gateway.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Property;

/** Is this Bundle one referral: the right type, the right resources, nothing that asks for something else. */
final class BundleShape {
    /** The types of what a referral may carry. */
    static final Set<String> ACCEPTED = Set.of(
            "Patient",
            "ServiceRequest",
            "QuestionnaireResponse",
            "Condition",
            "Practitioner",
            "PractitionerRole",
            "Organization");

    private static final int MOST_ENTRIES = 30;

    /** Twenty times what the longest example has; each costs the validator a while. */
    private static final int MOST_ELEMENTS = 5_000;

    private BundleShape() {}

    static List<Refusal> faults(Bundle bundle) {
        if (bundle.getType() != BundleType.TRANSACTION) {
            return List.of(
                    new Refusal(RefusalReason.NOT_A_REFERRAL, "the Bundle is not of type transaction", "Bundle.type"));
        }
        if (bundle.getEntry().size() > MOST_ENTRIES) {
            return List.of(new Refusal(
                    RefusalReason.NOT_A_REFERRAL,
                    "the Bundle has more than %d entries".formatted(MOST_ENTRIES),
                    "Bundle.entry"));
        }
        if (more(bundle, MOST_ELEMENTS) < 0) {
            return List.of(new Refusal(
                    RefusalReason.NOT_A_REFERRAL,
                    "the Bundle has more than %d elements, all resources together".formatted(MOST_ELEMENTS),
                    "Bundle"));
        }
        List<Refusal> faults = new ArrayList<>();
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            entry(bundle.getEntry().get(i), "Bundle.entry[%d]".formatted(i), faults);
        }
        if (faults.isEmpty()) {
            Stream.of("ServiceRequest", "Patient", "QuestionnaireResponse").forEach(type -> one(bundle, type, faults));
        }
        return faults;
    }

    /** How many elements there may be beyond those of {@code parent}; below 0 if those are too many already. */
    private static int more(Base parent, int allowed) {
        int left = allowed;
        for (Property property : parent.children()) {
            for (Base child : property.getValues()) {
                left = more(child, left - 1);
                if (left < 0) {
                    return left;
                }
            }
        }
        return left;
    }

    private static void entry(BundleEntryComponent entry, String where, List<Refusal> faults) {
        if (!entry.hasResource()) {
            faults.add(new Refusal(RefusalReason.NOT_A_REFERRAL, "the entry has no resource", where + ".resource"));
            return;
        }
        String type = entry.getResource().fhirType();
        if (!ACCEPTED.contains(type)) {
            faults.add(new Refusal(
                    RefusalReason.RESOURCE_NOT_ACCEPTED,
                    "a referral carries no %s, only %s"
                            .formatted(
                                    type,
                                    String.join(", ", ACCEPTED.stream().sorted().toList())),
                    where + ".resource"));
        }
        if (entry.getRequest().getMethod() != HTTPVerb.POST) {
            faults.add(new Refusal(
                    RefusalReason.NOT_A_REFERRAL, "an entry of a referral is sent as POST", where + ".request.method"));
        }
        if (!entry.hasFullUrl()) {
            faults.add(new Refusal(RefusalReason.NOT_A_REFERRAL, "the entry has no fullUrl", where + ".fullUrl"));
        }
    }

    private static void one(Bundle bundle, String type, List<Refusal> faults) {
        long count = bundle.getEntry().stream()
                .filter(entry -> entry.getResource().fhirType().equals(type))
                .count();
        if (count != 1) {
            faults.add(new Refusal(
                    RefusalReason.NOT_A_REFERRAL,
                    "a referral has one %s; this Bundle has %d".formatted(type, count),
                    "Bundle.entry"));
        }
    }
}
