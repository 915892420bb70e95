package org.fitforwork.gateway.ledger;

import java.time.Instant;
import java.util.Optional;
import org.fitforwork.gateway.configuration.LoadedConfiguration;
import org.fitforwork.referral.deadline.Deadline;
import org.fitforwork.referral.deadline.Due;
import org.fitforwork.referral.deadline.Schedule;
import org.fitforwork.referral.deadline.Schedule.Change;
import org.fitforwork.referral.lifecycle.Milestone;
import org.fitforwork.referral.lifecycle.ReferralStatus;
import org.fitforwork.referral.programme.Programme;
import org.fitforwork.referral.programme.Programme.Deadlines;
import org.fitforwork.referral.programme.Programme.OnOverdue;
import org.fitforwork.referral.programme.Programme.OnRejection;
import org.springframework.stereotype.Component;

/** What a referral waits for next, by its programme in the configuration in force. */
@Component
class Waiting {
    private static final Deadlines NONE = new Deadlines(null, null, null);

    private final Schedule schedule;
    private final LoadedConfiguration configuration;

    Waiting(Schedule schedule, LoadedConfiguration configuration) {
        this.schedule = schedule;
        this.configuration = configuration;
    }

    /** What a referral waits for that {@code programme} has just taken. */
    Due first(Programme programme, Instant now) {
        Change change = new Change(ReferralStatus.REQUESTED, ReferralStatus.REQUESTED);
        return schedule.next(change, Milestone.AWAITING_ACKNOWLEDGEMENT, programme.deadlines(), null, now)
                .orElseThrow();
    }

    /** Sets what the referral waits for after a change that has brought it from {@code before} to where the row says. */
    void next(ReferralRow row, ReferralStatus before, Milestone milestone, Instant now) {
        Optional<Programme> programme = programme(row);
        if (row.status() == ReferralStatus.REJECTED
                && programme
                        .filter(its -> its.onRejection() == OnRejection.NEXT_PROGRAMME)
                        .isPresent()) {
            row.waitForAnotherProvider(now);
            return;
        }
        Change change = new Change(before, row.status());
        row.waitFor(schedule.next(change, milestone, deadlines(programme), row.due(), now)
                .orElse(null));
    }

    /** Lets the referral wait for the same thing once more. */
    void again(ReferralRow row, Deadline missed, Instant now) {
        row.waitFor(schedule.again(missed, deadlines(programme(row)), now));
    }

    /** What the programme wants done about a missed deadline. */
    OnOverdue onOverdue(ReferralRow row) {
        return programme(row).map(Programme::onOverdue).orElse(OnOverdue.ESCALATE);
    }

    /** A programme that has left the configuration set none. */
    private static Deadlines deadlines(Optional<Programme> programme) {
        return programme.map(Programme::deadlines).orElse(NONE);
    }

    private Optional<Programme> programme(ReferralRow row) {
        return Optional.ofNullable(configuration.current().programmes().get(row.programme()));
    }
}
