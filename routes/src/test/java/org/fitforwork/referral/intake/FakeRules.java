package org.fitforwork.referral.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fitforwork.referral.Referral;
import org.fitforwork.referral.programme.Assessment.RuleVerdict;
import org.fitforwork.referral.programme.Assessment.Verdict;
import org.fitforwork.referral.programme.Programme.Rule;

/** Finds every rule met, but for those it was told about. */
public final class FakeRules implements Rules {
    private record Told(Verdict verdict, List<String> questions) {}

    private final Map<String, Told> told = new HashMap<>();

    public FakeRules notMet(String rule, String... asked) {
        told.put(rule, new Told(Verdict.NOT_MET, List.of(asked)));
        return this;
    }

    public FakeRules unknown(String rule, String... missing) {
        told.put(rule, new Told(Verdict.UNKNOWN, List.of(missing)));
        return this;
    }

    @Override
    public List<RuleVerdict> judge(List<Rule> rules, Referral referral) {
        return rules.stream().map(this::verdict).toList();
    }

    private RuleVerdict verdict(Rule rule) {
        Told about = told.getOrDefault(rule.rule(), new Told(Verdict.MET, List.of()));
        return new RuleVerdict(rule, about.verdict(), about.questions());
    }
}
