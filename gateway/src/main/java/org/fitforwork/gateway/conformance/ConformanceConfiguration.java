package org.fitforwork.gateway.conformance;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The package, and what judges with it. */
@Configuration
class ConformanceConfiguration {
    @Bean
    ProfilePackage profilePackage(FhirContext context) {
        return new ProfilePackage(context);
    }

    @Bean
    Conformances conformances(FhirContext context, CoreDefinitions core, ProfilePackage profiles, Clock clock) {
        return new Conformances(context, core, profiles, clock);
    }
}
