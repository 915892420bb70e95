package org.fitforwork.referral.intake;

import org.fitforwork.referral.stage.Allocated;
import org.fitforwork.referral.stage.Received;
import org.fitforwork.referral.stage.Stage;

/** Port: where accepted referrals are kept. */
public interface Ledger {
    /** The first answer again if this referral was accepted before, a refusal if its content differs, else itself. */
    Stage recall(Received received);

    /**
     * Commits resources, ledger entry and owed messages in one transaction. If the same referral won the race, answers
     * as {@link #recall} does; if the provider's last place went meanwhile, gives the {@code Eligible} back.
     */
    Stage accept(Allocated allocated);
}
