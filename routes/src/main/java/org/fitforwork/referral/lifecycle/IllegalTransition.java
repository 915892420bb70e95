package org.fitforwork.referral.lifecycle;

import java.util.Set;
import java.util.stream.Collectors;

/** A step that the lifecycle does not have, or that is not this actor's to take. */
public final class IllegalTransition extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public IllegalTransition(ReferralStatus from, ReferralStatus to, Set<ReferralStatus> allowed) {
        super("no step from %s to %s; from %s you can go to: %s"
                .formatted(
                        from.code(),
                        to.code(),
                        from.code(),
                        allowed.isEmpty()
                                ? "nothing"
                                : allowed.stream().map(ReferralStatus::code).collect(Collectors.joining(", "))));
    }
}
