package org.fitforwork.gateway.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity;
import ca.uhn.fhir.validation.FhirValidator;
import java.time.Clock;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The validator: FHIR R4, the package's definitions, and terminology in memory. It never asks the network. */
@Configuration
class ConformanceConfiguration {
    @Bean
    ProfilePackage profilePackage(FhirContext context) {
        return new ProfilePackage(context);
    }

    @Bean
    ProfileConformance profileConformance(FhirContext context, ProfilePackage profiles) {
        var unknownSystems = new UnknownCodeSystemWarningValidationSupport(context);
        // A SNOMED CT code cannot be checked without its release; the referral is not refused for that.
        unknownSystems.setNonExistentCodeSystemSeverity(IssueSeverity.WARNING);
        ValidationSupportChain chain = new ValidationSupportChain(
                new DefaultProfileValidationSupport(context),
                profiles.support(),
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context),
                unknownSystems);
        FhirValidator validator = context.newValidator();
        FhirInstanceValidator instances = new FhirInstanceValidator(chain);
        instances.setAnyExtensionsAllowed(true);
        instances.setNoTerminologyChecks(false);
        validator.registerValidatorModule(instances);
        return new ProfileCheck(validator);
    }

    @Bean
    BundleConformance conformance(ProfileConformance conformance, ProfilePackage profiles, Clock clock) {
        return new BundleConformance(conformance, new Forms(profiles), clock);
    }
}
