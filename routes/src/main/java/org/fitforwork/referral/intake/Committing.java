package org.fitforwork.referral.intake;

import org.fitforwork.referral.stage.Allocated;
import org.fitforwork.referral.stage.Eligible;
import org.fitforwork.referral.stage.Stage;

/** Commits an allocation; where the place that it counted on is gone, allocates anew. */
public final class Committing {
    private final Allocation allocation;
    private final Ledger ledger;

    public Committing(Allocation allocation, Ledger ledger) {
        this.allocation = allocation;
        this.ledger = ledger;
    }

    /** Accepted, or Refused. Ends, because every round leaves one provider fewer with a place. */
    public Stage commit(Allocated allocated) {
        Stage stage = ledger.accept(allocated);
        while (stage instanceof Eligible eligible) {
            stage = allocation.allocate(eligible).then(Allocated.class, ledger::accept);
        }
        return stage;
    }
}
