package org.fitforwork.referral.deadline;

import java.util.Locale;
import java.util.stream.Stream;
import org.fitforwork.referral.lifecycle.StatusReason;

/** What must happen next to an open referral, and what is said of one to which it does not. */
public enum Deadline {
    /** The provider says that it has the referral, or decides. */
    ACKNOWLEDGE(StatusReason.ACKNOWLEDGEMENT_OVERDUE),
    /** The person is seen, or at least heard. */
    FIRST_CONTACT(StatusReason.FIRST_CONTACT_OVERDUE),
    /** The provider gives a sign of its work. */
    NEXT_REVIEW(StatusReason.REVIEW_OVERDUE);

    private final StatusReason missed;

    Deadline(StatusReason missed) {
        this.missed = missed;
    }

    /** What {@code Task.statusReason} says once it is missed. */
    public StatusReason missed() {
        return missed;
    }

    /** As it is written in the ledger and in {@code programme.yaml}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if there is none of this code */
    public static Deadline of(String code) {
        return Stream.of(values())
                .filter(deadline -> deadline.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no deadline " + code));
    }
}
