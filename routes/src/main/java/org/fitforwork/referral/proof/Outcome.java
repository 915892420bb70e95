package org.fitforwork.referral.proof;

import java.util.List;

/** What becomes of a referral. */
public sealed interface Outcome {

    /**
     * It is sent to one programme.
     *
     * @param providers who may be given it, as {@code organisation} or, of several, {@code organisation:share}
     */
    record Sent(String programme, List<String> providers) implements Outcome {}

    /** No programme takes it. */
    record Refused() implements Outcome {}

    /** Two programmes take it, and the configuration does not say which comes first. */
    record Undecided(List<String> programmes) implements Outcome {}
}
