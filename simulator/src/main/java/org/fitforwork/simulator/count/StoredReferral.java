package org.fitforwork.simulator.count;

/**
 * A row of {@code referral.referral}.
 *
 * @param identifier the sender's
 * @param task the id of its Task, or a dash
 */
public record StoredReferral(String identifier, String task) {}
