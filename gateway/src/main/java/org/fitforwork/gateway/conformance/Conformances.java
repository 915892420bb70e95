package org.fitforwork.gateway.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity;
import ca.uhn.fhir.validation.FhirValidator;
import java.time.Clock;
import java.util.stream.Stream;
import org.fitforwork.gateway.conformance.validator.ReusingValidator;
import org.fitforwork.referral.programme.Configuration;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;

/**
 * Makes the judgement of Bundles by a set of forms. Each has a validator chain of its own, because a chain remembers
 * what it once found; what is the same for every set of forms they share. None asks the network.
 */
public final class Conformances {
    private final FhirContext context;
    private final Clock clock;
    private final CoreDefinitions core;
    private final IValidationSupport profiles;

    public Conformances(FhirContext context, CoreDefinitions core, ProfilePackage profiles, Clock clock) {
        this.context = context;
        this.clock = clock;
        this.core = core;
        this.profiles = profiles.support();
    }

    /** The judgement that goes by {@code configuration} and its forms. */
    public BundleConformance by(Configuration configuration, FormSet forms) {
        ProfileConformance profiles = new Precedents(new ProfileCheck(validator(forms)), new Likeness(forms));
        return new BundleConformance(profiles, forms, configuration, clock);
    }

    /** @param more definitions to validate by besides */
    FhirValidator validator(FormSet forms, IValidationSupport... more) {
        return validator(new ReusingValidator(definitions(core, forms, more)));
    }

    FhirValidator validator(FhirInstanceValidator instances) {
        instances.setAnyExtensionsAllowed(true);
        instances.setNoTerminologyChecks(false);
        return context.newValidator().registerValidatorModule(instances);
    }

    /** @param core FHIR's own */
    IValidationSupport definitions(IValidationSupport core, FormSet forms, IValidationSupport... more) {
        var unknownSystems = new UnknownCodeSystemWarningValidationSupport(context);
        // A SNOMED CT code cannot be checked without its release; the referral is not refused for that.
        unknownSystems.setNonExistentCodeSystemSeverity(IssueSeverity.WARNING);
        Stream<IValidationSupport> definitions = Stream.of(core, profiles, new FormSupport(context, forms));
        Stream<IValidationSupport> terminology = Stream.of(
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context),
                unknownSystems);
        return new ValidationSupportChain(Stream.of(definitions, Stream.of(more), terminology)
                .flatMap(links -> links)
                .toArray(IValidationSupport[]::new));
    }
}
