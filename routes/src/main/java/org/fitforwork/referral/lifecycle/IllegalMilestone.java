package org.fitforwork.referral.lifecycle;

import java.util.stream.Collectors;

/** A milestone that does not belong to where the referral stands. */
public final class IllegalMilestone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public IllegalMilestone(String milestone, ReferralStatus status) {
        super("a referral that is %s is not at %s; it can be at: %s"
                .formatted(
                        status.code(),
                        milestone,
                        Milestone.of(status).isEmpty()
                                ? "the milestone it had"
                                : Milestone.of(status).stream()
                                        .map(Milestone::code)
                                        .collect(Collectors.joining(", "))));
    }
}
