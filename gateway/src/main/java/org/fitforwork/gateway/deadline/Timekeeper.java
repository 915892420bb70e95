package org.fitforwork.gateway.deadline;

import java.time.Duration;
import java.util.UUID;
import org.fitforwork.gateway.ledger.Overdue;
import org.fitforwork.gateway.ledger.Overdue.Done;
import org.fitforwork.gateway.repetition.Repeated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks for what is due and has it done. Runs in every replica; the lock of a referral's row keeps them apart. */
@Component
class Timekeeper extends Repeated {
    private static final Logger log = LoggerFactory.getLogger(Timekeeper.class);
    private static final int AT_ONCE = 100;

    private final DueReferrals referrals;
    private final Overdue overdue;

    Timekeeper(DueReferrals referrals, Overdue overdue, DeadlineSettings settings) {
        super("deadlines", settings.poll(), Duration.ofSeconds(10));
        this.referrals = referrals;
        this.overdue = overdue;
    }

    @Override
    protected void once() {
        referrals.due(AT_ONCE).forEach(this::attend);
    }

    /** One that fails must not keep the others from their turn. */
    private void attend(UUID referral) {
        try {
            Done done = overdue.attend(referral);
            if (done != Done.NOTHING) {
                log.info("referral {} was due: {}", referral, done);
            }
        } catch (RuntimeException e) {
            log.warn(
                    "referral {} is due and is tried again: {}",
                    referral,
                    e.getClass().getName());
        }
    }
}
