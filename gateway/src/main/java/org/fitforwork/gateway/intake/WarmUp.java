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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Judges the package's examples before the gateway says that it is ready, beside the rest of the start, and then rehearses
 * them: the first validation takes the validator seconds and the first commit half a second, and no sender should wait
 * for that.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class WarmUp implements ApplicationRunner, Early {
    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);
    private static final Sender GP = new Sender("Y99001", "gp");

    private final Beside<Void> judging;
    private final ProfilePackage profiles;
    private final ObjectProvider<Rehearsal> rehearsal;

    /** @param rehearsal needs all there is, and this is made before nearly all others */
    WarmUp(
            ProfilePackage profiles,
            Conformance conformance,
            Locating locating,
            Eligibility eligibility,
            ObjectProvider<Rehearsal> rehearsal) {
        this.profiles = profiles;
        this.rehearsal = rehearsal;
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
        log.info("profiles and rules are warm after {} ms", millis(start));
    }

    @Override
    public void run(ApplicationArguments arguments) {
        judging.await();
        long start = System.nanoTime();
        try {
            long accepted = rehearsal.getObject().accepted(GP, profiles.examples());
            log.info("storage is warm after {} ms, {} examples accepted", millis(start), accepted);
        } catch (RuntimeException e) {
            // What it may say of a database that is not well is said by the gateway's health, once it serves.
            log.warn("the rehearsal of the examples failed: {}", e.getClass().getSimpleName());
        }
    }

    private static long millis(long since) {
        return (System.nanoTime() - since) / 1_000_000;
    }
}
