package org.fitforwork.gateway.cli;

import ca.uhn.fhir.context.FhirContext;
import org.fitforwork.gateway.conformance.FormAssembly;
import org.fitforwork.gateway.conformance.ProfilePackage;
import org.fitforwork.gateway.directory.DirectorySettings;
import org.fitforwork.gateway.directory.LoadedConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** What it takes to read a configuration and to check it; {@code Profile}-less and without a database. */
@EnableConfigurationProperties(DirectorySettings.class)
@Import(LoadedConfiguration.class)
@ComponentScan("org.fitforwork.gateway.eligibility")
class CheckConfiguration {
    @Bean
    FhirContext fhirContext() {
        return FhirContext.forR4Cached();
    }

    @Bean
    ProfilePackage profilePackage(FhirContext context) {
        return new ProfilePackage(context);
    }

    @Bean
    FormAssembly formAssembly(ProfilePackage profiles) {
        return new FormAssembly(profiles);
    }
}
