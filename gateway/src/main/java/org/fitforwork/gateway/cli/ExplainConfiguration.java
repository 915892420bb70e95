package org.fitforwork.gateway.cli;

import ca.uhn.fhir.context.FhirContext;
import org.fitforwork.gateway.configuration.ConfigurationProving;
import org.fitforwork.gateway.configuration.LoadedConfiguration;
import org.fitforwork.referral.intake.Allocation;
import org.fitforwork.referral.intake.Assessing;
import org.fitforwork.referral.intake.Caseload;
import org.fitforwork.referral.intake.Checking;
import org.fitforwork.referral.intake.Conformance;
import org.fitforwork.referral.intake.Directory;
import org.fitforwork.referral.intake.Eligibility;
import org.fitforwork.referral.intake.Locating;
import org.fitforwork.referral.intake.Rules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** The steps of a send up to the commit, with the directory and the caseloads of the database; nothing serves. */
@Import({ConfigurationProving.class, LoadedConfiguration.class, ImportConfiguration.class})
@ComponentScan({
    "org.fitforwork.gateway.conformance",
    "org.fitforwork.gateway.directory",
    "org.fitforwork.gateway.eligibility"
})
@ComponentScan(
        basePackages = "org.fitforwork.gateway.ledger",
        useDefaultFilters = false,
        includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Caseload.class))
class ExplainConfiguration {
    @Bean
    FhirContext fhirContext() {
        return FhirContext.forR4Cached();
    }

    @Bean
    Checking checking(Conformance conformance, Directory directory, Rules rules, Caseload caseload) {
        Assessing assessing = new Assessing(rules);
        return new Checking(
                conformance,
                new Locating(directory),
                assessing,
                new Eligibility(assessing),
                new Allocation(rules, caseload));
    }
}
