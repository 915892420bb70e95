package org.fitforwork.referral.lifecycle;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fitforwork.referral.lifecycle.ReferralStatus.Actor;

/** Why a referral stands where it stands: {@code Task.statusReason}, in the codes of CodeSystem status-reason. */
public enum StatusReason {
    NO_CAPACITY(Actor.PROVIDER),
    OUT_OF_AREA(Actor.PROVIDER),
    NOT_SUITABLE(Actor.PROVIDER),
    ALREADY_KNOWN(Actor.PROVIDER),
    DID_NOT_ENGAGE(Actor.PROVIDER),
    DECLINED(Actor.PROVIDER),
    UNREACHABLE(Actor.PROVIDER),
    MOVED_OUT_OF_AREA(Actor.PROVIDER),
    NO_LONGER_ELIGIBLE(Actor.PROVIDER),
    DECEASED(Actor.PROVIDER),
    WITHDRAWN_BY_REFERRER(Actor.REFERRER),
    CONSENT_WITHDRAWN(Actor.REFERRER),
    SENT_IN_ERROR(Actor.REFERRER),
    UNDELIVERABLE(Actor.GATEWAY),
    ACKNOWLEDGEMENT_OVERDUE(Actor.GATEWAY),
    FIRST_CONTACT_OVERDUE(Actor.GATEWAY),
    REVIEW_OVERDUE(Actor.GATEWAY);

    private final Actor by;

    StatusReason(Actor by) {
        this.by = by;
    }

    /** Those that {@code actor} gives. */
    public static Set<StatusReason> of(Actor actor) {
        EnumSet<StatusReason> reasons = EnumSet.noneOf(StatusReason.class);
        Stream.of(values()).filter(reason -> reason.by == actor).forEach(reasons::add);
        return reasons;
    }

    /** Code in CodeSystem status-reason. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<StatusReason> of(String code) {
        return Stream.of(values()).filter(reason -> reason.code().equals(code)).findFirst();
    }
}
