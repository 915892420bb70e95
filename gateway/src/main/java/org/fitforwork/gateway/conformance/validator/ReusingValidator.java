package org.fitforwork.gateway.conformance.validator;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.validation.IValidationContext;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r5.utils.validation.constants.IdStatus;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.jspecify.annotations.Nullable;

/**
 * HAPI's validator module with the same findings, for a fraction of the work: HAPI makes a validator for every resource,
 * and each reads a registry of 1.5 MB first. Here one serves many resources, never two at a time. See
 * docs/decisions/0023-validators-are-reused.md.
 */
public final class ReusingValidator extends FhirInstanceValidator {
    private final Queue<ServingValidator> idle = new ConcurrentLinkedQueue<>();

    public ReusingValidator(IValidationSupport definitions) {
        super(definitions);
    }

    @Override
    protected List<ValidationMessage> validate(IValidationContext<?> context) {
        if (context.getResourceAsStringEncoding() != EncodingEnum.JSON) {
            return super.validate(context);
        }
        ServingValidator validator = take();
        List<ValidationMessage> findings = validator.findings(context, isErrorForUnknownProfiles());
        // One that threw is not used again: what it remembers may be half of something.
        if (validator.fit()) {
            idle.add(validator);
        }
        return findings;
    }

    private ServingValidator take() {
        @Nullable ServingValidator waiting = idle.poll();
        return waiting == null ? make() : waiting;
    }

    private ServingValidator make() {
        ServingValidator validator = new ServingValidator(
                provideWorkerContext(),
                getHostApplicationServices() == null ? new NullEvaluationContext() : getHostApplicationServices());
        validator.setAssumeValidRestReferences(isAssumeValidRestReferences());
        validator.setBestPracticeWarningLevel(getBestPracticeWarningLevel());
        validator.setAnyExtensionsAllowed(isAnyExtensionsAllowed());
        validator.setResourceIdRule(IdStatus.OPTIONAL);
        validator.setNoTerminologyChecks(isNoTerminologyChecks());
        validator.setErrorForUnknownProfiles(isErrorForUnknownProfiles());
        validator.setUnknownCodeSystemsCauseErrors(true);
        validator.getExtensionDomains().addAll(getExtensionDomains());
        validator.setFetcher(getValidatorResourceFetcher());
        validator.setPolicyAdvisor(getValidatorPolicyAdvisor());
        validator.setNoExtensibleWarnings(isNoExtensibleWarnings());
        validator.setNoBindingMsgSuppressed(isNoBindingMsgSuppressed());
        validator.setAllowExamples(isAllowExamples());
        return validator;
    }

    /** A definition that was loaded anew is not to be judged by what was remembered of the one before. */
    @Override
    public void invalidateCaches() {
        super.invalidateCaches();
        idle.clear();
    }
}
