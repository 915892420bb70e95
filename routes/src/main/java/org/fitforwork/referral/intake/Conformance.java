package org.fitforwork.referral.intake;

import org.fitforwork.referral.stage.Received;
import org.fitforwork.referral.stage.Stage;

/** Port: holds a Bundle against the profiles, its form and the terminology. */
@FunctionalInterface
public interface Conformance {
    /** Conformant, or Refused with one refusal for every fault found. */
    Stage check(Received received);
}
