package org.fitforwork.gateway.cli;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import org.fitforwork.gateway.configuration.ConfigurationProving;
import org.fitforwork.gateway.conformance.CoreDefinitions;
import org.fitforwork.gateway.conformance.FormSets;
import org.fitforwork.gateway.conformance.ProfilePackage;
import org.fitforwork.gateway.directory.OwnDirectories;
import org.fitforwork.gateway.seal.envelope.ProviderCertificates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** What it takes to read a configuration and to check it; no profile and no database. */
@Import({
    ConfigurationProving.class,
    CoreDefinitions.class,
    FormSets.class,
    OwnDirectories.class,
    ProviderCertificates.class
})
@ComponentScan("org.fitforwork.gateway.eligibility")
class CheckConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    FhirContext fhirContext() {
        return FhirContext.forR4Cached();
    }

    @Bean
    ProfilePackage profilePackage(FhirContext context) {
        return new ProfilePackage(context);
    }
}
