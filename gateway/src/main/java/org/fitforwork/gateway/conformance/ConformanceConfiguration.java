package org.fitforwork.gateway.conformance;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The package, the forms made with it, and the judgement by the forms that are in force. */
@Configuration
class ConformanceConfiguration {
    @Bean
    ProfilePackage profilePackage(FhirContext context) {
        return new ProfilePackage(context);
    }

    @Bean
    FormAssembly formAssembly(ProfilePackage profiles) {
        return new FormAssembly(profiles);
    }

    @Bean
    Conformances conformances(FhirContext context, ProfilePackage profiles, Clock clock) {
        return new Conformances(context, profiles, clock);
    }

    @Bean
    BundleConformance conformance(Conformances conformances, CurrentForms current) {
        return conformances.by(current.forms());
    }

    @Bean
    ProfileConformance profileConformance(BundleConformance conformance) {
        return conformance.profiles();
    }
}
