package org.fitforwork.gateway.ledger;

import java.util.Locale;

/** What kind of thing happened to a referral. */
enum What {
    ACCEPTED,
    STEP,
    /** The milestone or a note changed, and the status stayed. */
    MILESTONE,
    OVERDUE,
    RE_ALLOCATED,
    COMMUNICATION,
    CORRECTED;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
