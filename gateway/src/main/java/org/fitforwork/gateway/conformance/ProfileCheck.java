package org.fitforwork.gateway.conformance;

import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.hl7.fhir.r4.model.Resource;

/** Holds one resource against the profile for its type. The sender need not, and cannot, choose another profile. */
final class ProfileCheck implements ProfileConformance {
    private static final Map<String, String> PROFILES = Map.of(
            "Patient", "fit-for-work-patient",
            "ServiceRequest", "fit-for-work-service-request",
            "QuestionnaireResponse", "fit-for-work-questionnaire-response",
            "Task", "fit-for-work-task",
            "Communication", "fit-for-work-communication");

    private static final Set<ResultSeverityEnum> FAULTS = Set.of(ResultSeverityEnum.ERROR, ResultSeverityEnum.FATAL);

    /** More faults than anybody would read; what is mended first shows what is left. */
    private static final int MOST = 50;

    private final FhirValidator validator;

    ProfileCheck(FhirValidator validator) {
        this.validator = validator;
    }

    /** Warnings are no reason to refuse. */
    @Override
    public List<Refusal> faults(Resource resource) {
        ValidationOptions options = new ValidationOptions();
        // One that the resource claims is checked anyway; named twice, forms would be gone through twice.
        Optional.ofNullable(PROFILES.get(resource.fhirType()))
                .map(profile -> ProfilePackage.canonical("StructureDefinition", profile))
                .filter(profile -> resource.getMeta().getProfile().stream()
                        .noneMatch(claimed -> profile.equals(claimed.getValue())))
                .ifPresent(options::addProfile);
        Discretion discretion = Discretion.about(resource);
        return validator.validateWithResult(resource, options).getMessages().stream()
                .filter(message -> FAULTS.contains(message.getSeverity()))
                .limit(MOST)
                .map(message -> refusal(message, discretion))
                .distinct()
                .toList();
    }

    private static Refusal refusal(SingleValidationMessage message, Discretion discretion) {
        return new Refusal(
                RefusalReason.NOT_CONFORMANT, discretion.apply(message.getMessage()), message.getLocationString());
    }
}
