package org.fitforwork.gateway.reconciliation;

import java.util.Locale;

/** What can be amiss. */
enum Kind {
    /** A referral that waits for a provider to which nothing is owed and nothing was brought. */
    SILENT_REFERRAL,
    /** A referral to which something should have happened long ago. */
    OVERLOOKED_REFERRAL,
    /** A message that is due and that nobody works on. */
    UNWORKED_MESSAGE,
    /** A message leased for longer than any worker takes. */
    STALE_LEASE,
    /** A message put off for longer than any retry waits. */
    POSTPONED_MESSAGE,
    /** A Task or ServiceRequest that says something else than the ledger. */
    TASK_DISAGREES,
    /** A referral whose Task or ServiceRequest is not stored. */
    TASK_MISSING;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
