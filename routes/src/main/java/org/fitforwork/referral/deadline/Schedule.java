package org.fitforwork.referral.deadline;

import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.fitforwork.referral.lifecycle.Milestone;
import org.fitforwork.referral.lifecycle.ReferralStatus;
import org.fitforwork.referral.programme.Programme.Deadlines;
import org.jspecify.annotations.Nullable;

/** Knows by when something must happen next: every open referral has such a time, a closed one has none. */
public final class Schedule {
    private final WorkingDays workingDays;
    private final Deadlines usual;

    /** @param usual whole; what holds where a programme sets no deadline of its own */
    public Schedule(WorkingDays workingDays, Deadlines usual) {
        this.workingDays = workingDays;
        this.usual = usual;
    }

    /**
     * What must happen next to a referral to which something has just happened.
     *
     * @param change where it stood before and stands now
     * @param before what it was waiting for; null for one that is new with its provider
     * @param now when it happened
     */
    public Optional<Due> next(
            Change change, Milestone milestone, Deadlines programme, @Nullable Due before, Instant now) {
        return deadline(change.to(), milestone)
                .map(deadline -> before != null && before.deadline() == deadline && keepsRunning(deadline, change)
                        ? before
                        : from(deadline, programme, now));
    }

    /** The status before something happened and after it, which may be the same. */
    public record Change(ReferralStatus from, ReferralStatus to) {}

    /** The same deadline once more, for a referral that missed it. */
    public Due again(Deadline deadline, Deadlines programme, Instant now) {
        return from(deadline, programme, now);
    }

    private static Optional<Deadline> deadline(ReferralStatus status, Milestone milestone) {
        return switch (status) {
            case REQUESTED -> Optional.of(Deadline.ACKNOWLEDGE);
            case RECEIVED, ACCEPTED -> Optional.of(Deadline.FIRST_CONTACT);
            case IN_PROGRESS, ON_HOLD ->
                Optional.of(
                        milestone == Milestone.AWAITING_FIRST_CONTACT ? Deadline.FIRST_CONTACT : Deadline.NEXT_REVIEW);
            case COMPLETED, REJECTED, CANCELLED, FAILED, ENTERED_IN_ERROR -> Optional.empty();
        };
    }

    /** Acceptance starts the time for the first contact anew, and every sign of work the time to the next. */
    private static boolean keepsRunning(Deadline deadline, Change change) {
        boolean accepted = change.to() == ReferralStatus.ACCEPTED && change.from() != ReferralStatus.ACCEPTED;
        return deadline != Deadline.NEXT_REVIEW && !accepted;
    }

    private Due from(Deadline deadline, Deadlines programme, Instant now) {
        Period days = Optional.ofNullable(period(deadline, programme))
                .or(() -> Optional.ofNullable(period(deadline, usual)))
                .orElseThrow(() -> new IllegalStateException("no usual time is set for " + deadline.code()));
        return new Due(deadline, workingDays.after(now, Math.toIntExact(days.get(ChronoUnit.DAYS))));
    }

    private static @Nullable Period period(Deadline deadline, Deadlines of) {
        return switch (deadline) {
            case ACKNOWLEDGE -> of.acknowledge();
            case FIRST_CONTACT -> of.firstContact();
            case NEXT_REVIEW -> of.nextReview();
        };
    }
}
