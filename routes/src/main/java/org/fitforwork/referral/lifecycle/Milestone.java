package org.fitforwork.referral.lifecycle;

import static org.fitforwork.referral.lifecycle.ReferralStatus.ACCEPTED;
import static org.fitforwork.referral.lifecycle.ReferralStatus.COMPLETED;
import static org.fitforwork.referral.lifecycle.ReferralStatus.IN_PROGRESS;
import static org.fitforwork.referral.lifecycle.ReferralStatus.ON_HOLD;
import static org.fitforwork.referral.lifecycle.ReferralStatus.RECEIVED;
import static org.fitforwork.referral.lifecycle.ReferralStatus.REQUESTED;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How far the person has come: {@code Task.businessStatus}, in the codes of CodeSystem business-status. Each milestone
 * belongs to some statuses; a referral that ends otherwise than completed keeps the one it had.
 */
public enum Milestone {
    AWAITING_ACKNOWLEDGEMENT(REQUESTED, RECEIVED),
    AWAITING_FIRST_CONTACT(ACCEPTED, IN_PROGRESS, ON_HOLD),
    ATTACHED(IN_PROGRESS, ON_HOLD),
    ASSESSED(IN_PROGRESS, ON_HOLD),
    ACTION_PLAN_AGREED(IN_PROGRESS, ON_HOLD),
    IN_SUPPORT(IN_PROGRESS, ON_HOLD),
    JOB_STARTED(IN_PROGRESS, ON_HOLD),
    IN_WORK_SUPPORT(IN_PROGRESS, ON_HOLD),
    SUSTAINED_13_WEEKS(IN_PROGRESS, ON_HOLD, COMPLETED),
    SUSTAINED_26_WEEKS(IN_PROGRESS, ON_HOLD, COMPLETED),
    SUSTAINED_52_WEEKS(IN_PROGRESS, ON_HOLD, COMPLETED),
    RETURNED_TO_EXISTING_JOB(IN_PROGRESS, ON_HOLD, COMPLETED),
    PHASED_RETURN(IN_PROGRESS, ON_HOLD, COMPLETED),
    CLOSED(COMPLETED),
    DID_NOT_ENGAGE(COMPLETED),
    DECLINED(COMPLETED),
    UNREACHABLE(COMPLETED),
    MOVED_OUT_OF_AREA(COMPLETED),
    NO_LONGER_ELIGIBLE(COMPLETED),
    DECEASED(COMPLETED);

    @SuppressWarnings("ImmutableEnumChecker") // filled once, and never given away
    private final Set<ReferralStatus> statuses;

    Milestone(ReferralStatus first, ReferralStatus... more) {
        statuses = EnumSet.of(first, more);
    }

    /** True if a referral of this status can be at this milestone. */
    public boolean in(ReferralStatus status) {
        return statuses.contains(status);
    }

    /** The milestones that a provider can set at {@code status}, in their order. */
    public static Set<Milestone> of(ReferralStatus status) {
        EnumSet<Milestone> milestones = EnumSet.noneOf(Milestone.class);
        Stream.of(values()).filter(milestone -> milestone.in(status)).forEach(milestones::add);
        return milestones;
    }

    /** This milestone, or where it does not belong to {@code status} the one that a referral of that status starts at. */
    public Milestone at(ReferralStatus status) {
        if (in(status)) {
            return this;
        }
        return switch (status) {
            case REQUESTED, RECEIVED -> AWAITING_ACKNOWLEDGEMENT;
            case ACCEPTED, IN_PROGRESS, ON_HOLD -> AWAITING_FIRST_CONTACT;
            case COMPLETED -> CLOSED;
            case REJECTED, CANCELLED, FAILED, ENTERED_IN_ERROR -> this;
        };
    }

    /** Code in CodeSystem business-status. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Milestone> of(String code) {
        return Stream.of(values())
                .filter(milestone -> milestone.code().equals(code))
                .findFirst();
    }
}
