package org.fitforwork.referral.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fitforwork.referral.lifecycle.Milestone.AWAITING_ACKNOWLEDGEMENT;
import static org.fitforwork.referral.lifecycle.Milestone.AWAITING_FIRST_CONTACT;
import static org.fitforwork.referral.lifecycle.Milestone.IN_SUPPORT;

import java.time.Instant;
import java.time.Period;
import org.fitforwork.referral.deadline.Schedule.Change;
import org.fitforwork.referral.lifecycle.ReferralStatus;
import org.fitforwork.referral.programme.Programme.Deadlines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScheduleTest {
    private static final Instant MONDAY = Instant.parse("2014-03-10T10:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2014-03-11T10:00:00Z");
    private static final Deadlines PROGRAMME = new Deadlines(Period.ofDays(1), Period.ofDays(3), null);
    private static final Deadlines USUAL = new Deadlines(Period.ofDays(2), Period.ofDays(10), Period.ofDays(4));

    private final WorkingDays workingDays = new WorkingDays(day -> false);
    private final Schedule schedule = new Schedule(workingDays, USUAL);

    private static Change to(ReferralStatus status) {
        return new Change(ReferralStatus.RECEIVED, status);
    }

    private Due in(Deadline deadline, Instant from, int days) {
        return new Due(deadline, workingDays.after(from, days));
    }

    @Test
    void a_new_referral_waits_to_be_acknowledged_for_as_long_as_its_programme_says() {
        assertThat(schedule.next(to(ReferralStatus.REQUESTED), AWAITING_ACKNOWLEDGEMENT, PROGRAMME, null, MONDAY))
                .contains(in(Deadline.ACKNOWLEDGE, MONDAY, 1));
    }

    @Test
    void the_usual_time_holds_where_the_programme_says_nothing() {
        Due before = in(Deadline.FIRST_CONTACT, MONDAY, 3);

        assertThat(schedule.next(to(ReferralStatus.IN_PROGRESS), IN_SUPPORT, PROGRAMME, before, TUESDAY))
                .contains(in(Deadline.NEXT_REVIEW, TUESDAY, 4));
    }

    @Test
    void acceptance_starts_the_time_for_the_first_contact_anew_and_beginning_work_does_not() {
        Due received = in(Deadline.FIRST_CONTACT, MONDAY, 3);

        assertThat(schedule.next(to(ReferralStatus.ACCEPTED), AWAITING_FIRST_CONTACT, PROGRAMME, received, TUESDAY))
                .contains(in(Deadline.FIRST_CONTACT, TUESDAY, 3));
        assertThat(schedule.next(to(ReferralStatus.IN_PROGRESS), AWAITING_FIRST_CONTACT, PROGRAMME, received, TUESDAY))
                .contains(received);
    }

    @Test
    void what_is_written_to_an_accepted_referral_does_not_put_the_first_contact_off() {
        Due accepted = in(Deadline.FIRST_CONTACT, MONDAY, 3);
        Change note = new Change(ReferralStatus.ACCEPTED, ReferralStatus.ACCEPTED);

        assertThat(schedule.next(note, AWAITING_FIRST_CONTACT, PROGRAMME, accepted, TUESDAY))
                .contains(accepted);
    }

    @Test
    void each_sign_of_work_starts_the_time_to_the_next_one_anew() {
        Due before = in(Deadline.NEXT_REVIEW, MONDAY, 4);

        assertThat(schedule.next(to(ReferralStatus.ON_HOLD), IN_SUPPORT, PROGRAMME, before, TUESDAY))
                .contains(in(Deadline.NEXT_REVIEW, TUESDAY, 4));
    }

    @Test
    void a_missed_deadline_comes_again() {
        assertThat(schedule.again(Deadline.ACKNOWLEDGE, PROGRAMME, TUESDAY))
                .isEqualTo(in(Deadline.ACKNOWLEDGE, TUESDAY, 1));
    }

    @ParameterizedTest
    @EnumSource
    void every_open_referral_waits_for_something_and_no_closed_one_does(ReferralStatus status) {
        assertThat(schedule.next(to(status), AWAITING_ACKNOWLEDGEMENT.at(status), PROGRAMME, null, MONDAY)
                        .isPresent())
                .isEqualTo(status.open());
    }
}
