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
    /** The person took its consent back when the referral was closed already. */
    CONSENT_WITHDRAWN,
    CORRECTED;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
