package org.fitforwork.referral.programme;

import java.util.List;
import org.fitforwork.referral.Refusal;

/** What one programme says of one referral: whether it is even open to it, and every rule's verdict. */
public record Assessment(Programme programme, List<Refusal> barred, List<RuleVerdict> rules) {

    /** A rule's verdict; {@code questions} are the linkIds it asked for, of an unknown verdict only the unanswered. */
    public record RuleVerdict(Programme.Rule rule, Verdict verdict, List<String> questions) {}

    /** Met, not met, or not to be told from the answers given. */
    public enum Verdict {
        MET,
        NOT_MET,
        UNKNOWN
    }

    /** The verdict of all rules together: one that is not met decides, then one that is unknown. */
    public Verdict verdict() {
        if (!barred.isEmpty() || any(Verdict.NOT_MET)) {
            return Verdict.NOT_MET;
        }
        return any(Verdict.UNKNOWN) ? Verdict.UNKNOWN : Verdict.MET;
    }

    private boolean any(Verdict verdict) {
        return rules.stream().anyMatch(rule -> rule.verdict() == verdict);
    }
}
