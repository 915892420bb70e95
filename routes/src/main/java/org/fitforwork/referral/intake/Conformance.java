package org.fitforwork.referral.intake;

import org.fitforwork.referral.stage.Received;
import org.fitforwork.referral.stage.Stage;

/** Port: holds a Bundle against the profiles, its form and the terminology. */
@FunctionalInterface
public interface Conformance {
    /**
     * The same, or Refused where a value in it could not even be compared with what is stored. Comes before everything
     * else, and refuses nothing that was ever accepted.
     */
    default Stage legible(Received received) {
        return received;
    }

    /** Conformant, or Refused with one refusal for every fault found. */
    Stage check(Received received);
}
