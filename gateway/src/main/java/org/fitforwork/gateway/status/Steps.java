package org.fitforwork.gateway.status;

import java.util.function.Supplier;
import org.fitforwork.gateway.edge.RefusedException;
import org.fitforwork.gateway.ledger.LostRace;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.fitforwork.referral.lifecycle.IllegalMilestone;
import org.fitforwork.referral.lifecycle.IllegalTransition;

/** Turns a step that could not be taken into its refusal. */
final class Steps {
    private Steps() {}

    static <T> T taken(String type, Supplier<T> step) {
        try {
            return step.get();
        } catch (IllegalTransition e) {
            throw new RefusedException(
                    new Refusal(RefusalReason.ILLEGAL_TRANSITION, String.valueOf(e.getMessage()), type + ".status"));
        } catch (IllegalMilestone e) {
            throw new RefusedException(new Refusal(
                    RefusalReason.ILLEGAL_TRANSITION, String.valueOf(e.getMessage()), type + ".businessStatus"));
        } catch (LostRace e) {
            RefusedException refused =
                    new RefusedException(Refusal.of(RefusalReason.VERSION_CONFLICT, String.valueOf(e.getMessage())));
            refused.addResponseHeader("ETag", "W/\"%d\"".formatted(e.current()));
            throw refused;
        }
    }
}
