package org.fitforwork.referral.intake;

/** Port: how many referrals a provider has open. */
@FunctionalInterface
public interface Caseload {
    /** Referrals of {@code programme} with {@code organisation} that are not closed yet. */
    int open(String programme, String organisation);
}
