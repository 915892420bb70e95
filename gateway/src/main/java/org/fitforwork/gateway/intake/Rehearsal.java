package org.fitforwork.gateway.intake;

import java.util.Collection;
import java.util.random.RandomGenerator;
import org.apache.camel.ProducerTemplate;
import org.fitforwork.referral.Sender;
import org.fitforwork.referral.stage.Accepted;
import org.fitforwork.referral.stage.Answered;
import org.fitforwork.referral.stage.Received;
import org.fitforwork.route.IntakeRoute;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends referrals the whole way in, in a transaction that is rolled back: nothing is kept, numbered, owed or told, but what
 * the first referral would have waited for is loaded.
 */
@Component
public class Rehearsal {
    private final ProducerTemplate camel;
    private final TransactionTemplate transaction;
    private final RandomGenerator random;

    Rehearsal(ProducerTemplate camel, TransactionTemplate transaction, RandomGenerator random) {
        this.camel = camel;
        this.transaction = transaction;
        this.random = random;
    }

    /**
     * How many of them would have been accepted.
     *
     * @throws RuntimeException whatever a sender's request would have failed by
     */
    public long accepted(Sender sender, Collection<Bundle> referrals) {
        return referrals.stream()
                .map(referral -> transaction.execute(status -> {
                    status.setRollbackOnly();
                    return camel.requestBody(
                            IntakeRoute.INTAKE, new Received(sender, renamed(referral)), Answered.class);
                }))
                .filter(Accepted.class::isInstance)
                .count();
    }

    /** Under an identifier of its own, since the example itself may have been sent. */
    private Bundle renamed(Bundle referral) {
        Bundle renamed = referral.copy();
        renamed.getEntry().stream()
                .filter(entry -> entry.getResource() instanceof ServiceRequest)
                .map(entry -> (ServiceRequest) entry.getResource())
                .forEach(request -> request.getIdentifierFirstRep().setValue(Long.toHexString(random.nextLong())));
        return renamed;
    }
}
