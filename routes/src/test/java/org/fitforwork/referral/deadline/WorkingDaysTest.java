package org.fitforwork.referral.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {
    /** Good Friday, Easter Monday, Christmas, Boxing Day and New Year. */
    private static final Set<LocalDate> HOLIDAYS = Set.of(
            LocalDate.parse("2014-04-18"),
            LocalDate.parse("2014-04-21"),
            LocalDate.parse("2014-12-25"),
            LocalDate.parse("2014-12-26"),
            LocalDate.parse("2015-01-01"));

    private final WorkingDays workingDays = new WorkingDays(HOLIDAYS::contains);

    @ParameterizedTest(name = "{1} working days after {0} end at {2}: {3}")
    @CsvSource({
        "2014-03-10T09:30:00Z, 2, 2014-03-13T00:00:00Z, Monday to the end of Wednesday",
        "2014-03-13T17:00:00Z, 2, 2014-03-18T00:00:00Z, over a weekend",
        "2014-03-15T12:00:00Z, 1, 2014-03-18T00:00:00Z, from a Saturday",
        "2014-04-16T09:00:00Z, 2, 2014-04-22T23:00:00Z, over Easter and into summer time",
        "2014-12-24T09:00:00Z, 5, 2015-01-03T00:00:00Z, over Christmas and New Year",
        "2014-03-28T09:00:00Z, 1, 2014-03-31T23:00:00Z, over the change of the clocks",
        "2014-07-01T23:30:00Z, 1, 2014-07-03T23:00:00Z, a day begins at midnight in London"
    })
    void a_deadline_is_the_end_of_a_working_day(Instant from, int days, Instant end, String why) {
        assertThat(workingDays.after(from, days)).as(why).isEqualTo(end);
    }

    @Test
    void there_is_no_deadline_today() {
        assertThatThrownBy(() -> workingDays.after(Instant.EPOCH, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
