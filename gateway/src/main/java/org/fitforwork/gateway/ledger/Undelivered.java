package org.fitforwork.gateway.ledger;

import java.util.UUID;
import org.fitforwork.gateway.outbox.Consequence;
import org.fitforwork.referral.lifecycle.ReferralStatus;
import org.fitforwork.referral.lifecycle.ReferralStatus.Actor;
import org.fitforwork.referral.lifecycle.StatusReason;
import org.springframework.stereotype.Component;

/** A referral fails with the message that was to deliver it, where both sides see it, and starts again with it. */
@Component
class Undelivered implements Consequence {
    private static final String GATEWAY = "gateway";

    private final Lifecycle lifecycle;

    Undelivered(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Override
    public void givenUp(UUID referral) {
        lifecycle.moveIfLegal(
                referral,
                ReferralStatus.FAILED,
                Actor.GATEWAY,
                GATEWAY,
                task -> task.setStatusReason(Milestones.reason(StatusReason.UNDELIVERABLE)));
    }

    @Override
    public void replayed(UUID referral, String by) {
        lifecycle.moveIfLegal(
                referral, ReferralStatus.REQUESTED, Actor.OPERATOR, by, task -> task.setStatusReason(null));
    }
}
