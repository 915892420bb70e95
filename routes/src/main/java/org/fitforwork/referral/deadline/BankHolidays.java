package org.fitforwork.referral.deadline;

import java.time.LocalDate;

/** Port: the days of the week on which England rests. */
@FunctionalInterface
public interface BankHolidays {
    boolean on(LocalDate day);
}
