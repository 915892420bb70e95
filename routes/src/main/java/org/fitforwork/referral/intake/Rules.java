package org.fitforwork.referral.intake;

import java.util.List;
import org.fitforwork.referral.Referral;
import org.fitforwork.referral.programme.Assessment.RuleVerdict;
import org.fitforwork.referral.programme.Programme;

/** Port: judges every eligibility rule of a programme, in the programme's order. */
@FunctionalInterface
public interface Rules {
    List<RuleVerdict> judge(Programme programme, Referral referral);
}
