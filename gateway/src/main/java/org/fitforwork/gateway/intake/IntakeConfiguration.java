package org.fitforwork.gateway.intake;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.fitforwork.referral.intake.Allocation;
import org.fitforwork.referral.intake.Assessing;
import org.fitforwork.referral.intake.Caseload;
import org.fitforwork.referral.intake.Checking;
import org.fitforwork.referral.intake.Conformance;
import org.fitforwork.referral.intake.Directory;
import org.fitforwork.referral.intake.Eligibility;
import org.fitforwork.referral.intake.Ledger;
import org.fitforwork.referral.intake.Locating;
import org.fitforwork.referral.intake.Rules;
import org.fitforwork.route.IntakeRoute;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the steps of the referral language, and the ports that the other rooms implement, into the intake route. */
@Configuration
class IntakeConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    RandomGenerator random() {
        return new SecureRandom();
    }

    @Bean
    Locating locating(Directory directory) {
        return new Locating(directory);
    }

    @Bean
    Assessing assessing(Rules rules) {
        return new Assessing(rules);
    }

    @Bean
    Eligibility eligibility(Assessing assessing) {
        return new Eligibility(assessing);
    }

    @Bean
    Allocation allocation(Rules rules, Caseload caseload) {
        return new Allocation(rules, caseload);
    }

    @Bean
    Checking checking(
            Conformance conformance,
            Locating locating,
            Assessing assessing,
            Eligibility eligibility,
            Allocation allocation) {
        return new Checking(conformance, locating, assessing, eligibility, allocation);
    }

    @Bean
    IntakeRoute intakeRoute(
            Conformance conformance, Locating locating, Eligibility eligibility, Allocation allocation, Ledger ledger) {
        return new IntakeRoute(conformance, locating, eligibility, allocation, ledger);
    }
}
