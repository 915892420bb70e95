package org.fitforwork.referral.stage;

import org.fitforwork.referral.programme.Programme;

/** A programme and one of its providers take the referral. {@code from} holds the programmes it was chosen among. */
public record Allocated(Eligible from, Programme programme, Programme.Provider provider) implements Stage {
    public Located located() {
        return from.located();
    }
}
