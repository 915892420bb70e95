package org.fitforwork.gateway.ledger;

import java.util.UUID;
import org.fitforwork.gateway.ledger.Reallocation.Order;
import org.fitforwork.gateway.outbox.Consequence;
import org.fitforwork.referral.lifecycle.ReferralStatus;
import org.fitforwork.referral.lifecycle.ReferralStatus.Actor;
import org.fitforwork.referral.lifecycle.StatusReason;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** A referral fails with the message that was to deliver it, where both sides see it, and starts again with it. */
@Component
class Undelivered implements Consequence {
    private static final String GATEWAY = "gateway";

    private final Lifecycle lifecycle;

    private final ReferralRows rows;
    private final Reallocation reallocation;
    private final Transactions transactions;

    Undelivered(Lifecycle lifecycle, ReferralRows rows, Reallocation reallocation, Transactions transactions) {
        this.lifecycle = lifecycle;
        this.rows = rows;
        this.reallocation = reallocation;
        this.transactions = transactions;
    }

    @Override
    public void givenUp(UUID referral, String organisation) {
        lifecycle.moveIfLegal(
                referral,
                organisation,
                ReferralStatus.FAILED,
                Actor.GATEWAY,
                GATEWAY,
                task -> task.setStatusReason(Milestones.reason(StatusReason.UNDELIVERABLE)));
    }

    @Override
    public void replayed(UUID referral, String organisation, String by) {
        lifecycle.moveIfLegal(
                referral,
                organisation,
                ReferralStatus.REQUESTED,
                Actor.OPERATOR,
                by,
                task -> task.setStatusReason(null));
    }

    @Override
    public boolean decidedAnew(UUID referral, String by) {
        try {
            return transactions.once(() -> {
                ReferralRow row = rows.lock(referral);
                return row.status() == ReferralStatus.FAILED
                        && !row.consentWithdrawn()
                        && reallocation.byToday(row, new Order(Actor.OPERATOR, by, "replayed with today's route"));
            });
        } catch (PlaceGone gone) {
            throw new ConcurrencyFailureException("the last place of the next provider went at the same time", gone);
        }
    }
}
