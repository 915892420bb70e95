package org.fitforwork.gateway.intake;

import org.fitforwork.gateway.conformance.ProfilePackage;
import org.fitforwork.gateway.start.Beside;
import org.fitforwork.gateway.start.Early;
import org.fitforwork.referral.Sender;
import org.fitforwork.referral.intake.Conformance;
import org.fitforwork.referral.intake.Eligibility;
import org.fitforwork.referral.intake.Locating;
import org.fitforwork.referral.stage.Conformant;
import org.fitforwork.referral.stage.Located;
import org.fitforwork.referral.stage.Received;
import org.hl7.fhir.r4.model.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Judges the package's examples before the gateway says that it is ready: the first validation takes the validator
 * seconds, and no sender should wait for that.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class WarmUp implements ApplicationRunner, Early {
    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);
    private static final Sender GP = new Sender("Y99001", "gp");

    private final Beside<Void> judging;

    WarmUp(ProfilePackage profiles, Conformance conformance, Locating locating, Eligibility eligibility) {
        judging = Beside.begin("warm-up", () -> judge(profiles, conformance, locating, eligibility));
    }

    private static void judge(
            ProfilePackage profiles, Conformance conformance, Locating locating, Eligibility eligibility) {
        long start = System.nanoTime();
        for (Bundle example : profiles.examples()) {
            new Received(GP, example)
                    .then(Received.class, conformance::check)
                    .then(Conformant.class, locating::locate)
                    .then(Located.class, eligibility::decide);
        }
        log.info("profiles and rules are warm after {} ms", (System.nanoTime() - start) / 1_000_000);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        judging.await();
    }
}
