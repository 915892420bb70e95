package org.fitforwork.referral.intake;

import java.util.List;
import org.fitforwork.referral.Referral;
import org.fitforwork.referral.programme.Assessment.RuleVerdict;
import org.fitforwork.referral.programme.Programme.Rule;

/** Port: judges rules, in the order given. */
@FunctionalInterface
public interface Rules {
    List<RuleVerdict> judge(List<Rule> rules, Referral referral);
}
