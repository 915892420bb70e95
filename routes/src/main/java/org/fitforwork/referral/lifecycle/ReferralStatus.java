package org.fitforwork.referral.lifecycle;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where an accepted referral stands: the values of {@code Task.status} that the gateway uses. {@link #STEPS} is the one
 * table of legal steps; {@code docs/lifecycle.md} is drawn from it.
 */
public enum ReferralStatus {
    REQUESTED("active"),
    RECEIVED("active"),
    ACCEPTED("active"),
    IN_PROGRESS("active"),
    ON_HOLD("on-hold"),
    COMPLETED("completed"),
    REJECTED("revoked"),
    CANCELLED("revoked"),
    FAILED("revoked"),
    ENTERED_IN_ERROR("entered-in-error");

    /** Who takes a step. */
    public enum Actor {
        PROVIDER,
        REFERRER,
        GATEWAY,
        /** Whoever runs the gateway, once a referral has been replayed by hand. */
        OPERATOR
    }

    private record Step(ReferralStatus from, ReferralStatus to) {}

    private static final Map<Step, Actor> STEPS = Map.ofEntries(
            step(REQUESTED, RECEIVED, Actor.PROVIDER),
            step(REQUESTED, ACCEPTED, Actor.PROVIDER),
            step(REQUESTED, REJECTED, Actor.PROVIDER),
            step(RECEIVED, ACCEPTED, Actor.PROVIDER),
            step(RECEIVED, REJECTED, Actor.PROVIDER),
            step(ACCEPTED, IN_PROGRESS, Actor.PROVIDER),
            step(IN_PROGRESS, ON_HOLD, Actor.PROVIDER),
            step(ON_HOLD, IN_PROGRESS, Actor.PROVIDER),
            step(IN_PROGRESS, COMPLETED, Actor.PROVIDER),
            step(REQUESTED, CANCELLED, Actor.REFERRER),
            step(RECEIVED, CANCELLED, Actor.REFERRER),
            step(ACCEPTED, CANCELLED, Actor.REFERRER),
            step(IN_PROGRESS, CANCELLED, Actor.REFERRER),
            step(ON_HOLD, CANCELLED, Actor.REFERRER),
            step(REQUESTED, ENTERED_IN_ERROR, Actor.REFERRER),
            step(RECEIVED, ENTERED_IN_ERROR, Actor.REFERRER),
            step(ACCEPTED, ENTERED_IN_ERROR, Actor.REFERRER),
            step(IN_PROGRESS, ENTERED_IN_ERROR, Actor.REFERRER),
            step(ON_HOLD, ENTERED_IN_ERROR, Actor.REFERRER),
            step(REQUESTED, FAILED, Actor.GATEWAY),
            // Given to another provider: it was declined, or nobody said for too long that they have it.
            step(REJECTED, REQUESTED, Actor.GATEWAY),
            step(REQUESTED, REQUESTED, Actor.GATEWAY),
            step(FAILED, REQUESTED, Actor.OPERATOR));

    private final String serviceRequestStatus;

    ReferralStatus(String serviceRequestStatus) {
        this.serviceRequestStatus = serviceRequestStatus;
    }

    /**
     * Takes the step to {@code target}.
     *
     * @throws IllegalTransition naming from, to and the steps that {@code actor} may take from here
     */
    public ReferralStatus to(ReferralStatus target, Actor actor) {
        if (STEPS.get(new Step(this, target)) != actor) {
            throw new IllegalTransition(this, target, next(actor));
        }
        return target;
    }

    /** The statuses that {@code actor} can move a referral to from here. */
    public Set<ReferralStatus> next(Actor actor) {
        EnumSet<ReferralStatus> next = EnumSet.noneOf(ReferralStatus.class);
        STEPS.forEach((step, by) -> {
            if (step.from() == this && by == actor) {
                next.add(step.to());
            }
        });
        return next;
    }

    /** True while provider and referrer still have steps to take. That it may be given to another is no such step. */
    public boolean open() {
        return !next(Actor.PROVIDER).isEmpty();
    }

    /** The code of {@code Task.status}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The code of {@code ServiceRequest.status} that goes with this status. */
    public String serviceRequestStatus() {
        return serviceRequestStatus;
    }

    /** The status whose {@code Task.status} code is {@code code}, if the gateway uses it. */
    public static Optional<ReferralStatus> of(String code) {
        return Stream.of(values()).filter(status -> status.code().equals(code)).findFirst();
    }

    private static Map.Entry<Step, Actor> step(ReferralStatus from, ReferralStatus to, Actor actor) {
        return Map.entry(new Step(from, to), actor);
    }
}
