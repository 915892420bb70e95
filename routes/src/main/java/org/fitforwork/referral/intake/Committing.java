package org.fitforwork.referral.intake;

import org.fitforwork.referral.Referral;
import org.fitforwork.referral.RefusalReason;
import org.fitforwork.referral.stage.Allocated;
import org.fitforwork.referral.stage.Answered;
import org.fitforwork.referral.stage.Eligible;
import org.fitforwork.referral.stage.Received;
import org.fitforwork.referral.stage.Refused;
import org.fitforwork.referral.stage.Stage;

/** Allocates and commits; where the place that it counted on is gone, allocates anew. */
public final class Committing {
    private final Allocation allocation;
    private final Ledger ledger;

    public Committing(Allocation allocation, Ledger ledger) {
        this.allocation = allocation;
        this.ledger = ledger;
    }

    /**
     * As {@link Allocation#allocate} does; but where every place is taken, the same referral, sent twice at once, may
     * just have taken the last one, and is then answered as it was the first time.
     */
    public Stage allocate(Eligible eligible) {
        Stage stage = allocation.allocate(eligible);
        if (!(stage instanceof Refused refused) || !full(refused)) {
            return stage;
        }
        Referral referral = eligible.located().referral();
        Stage recalled = ledger.recall(new Received(referral.sender(), referral.bundle()));
        return recalled instanceof Answered ? recalled : refused;
    }

    private static boolean full(Refused refused) {
        return refused.refusals().stream().anyMatch(refusal -> refusal.reason() == RefusalReason.PROVIDER_FULL);
    }

    /** Accepted, or Refused. Ends, because every round leaves one provider fewer with a place. */
    public Stage commit(Allocated allocated) {
        Stage stage = ledger.accept(allocated);
        while (stage instanceof Eligible eligible) {
            stage = allocate(eligible).then(Allocated.class, ledger::accept);
        }
        return stage;
    }
}
