package org.fitforwork.gateway.reconciliation;

import java.util.Locale;

/** What can be amiss. */
enum Kind {
    /** An open referral to which nothing would happen next. */
    SILENT_REFERRAL,
    /** A message that is due and that nobody works on. */
    UNWORKED_MESSAGE,
    /** A message leased for longer than any worker takes. */
    STALE_LEASE,
    /** A Task or ServiceRequest that says something else than the ledger. */
    TASK_DISAGREES,
    /** A referral whose Task or ServiceRequest is not stored. */
    TASK_MISSING;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
