package org.fitforwork.referral.deadline;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

/**
 * Counts working days as people in England do: Monday to Friday, without bank holidays, from midnight to midnight in
 * London. A day that has begun does not count.
 */
public final class WorkingDays {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final BankHolidays holidays;

    public WorkingDays(BankHolidays holidays) {
        this.holidays = holidays;
    }

    /**
     * The end of the {@code days}th working day after the day of {@code from}.
     *
     * @param days 1 or more
     */
    public Instant after(Instant from, int days) {
        if (days < 1) {
            throw new IllegalArgumentException("a deadline is at least one working day away, not " + days);
        }
        LocalDate day = from.atZone(LONDON).toLocalDate();
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (works(day)) {
                left--;
            }
        }
        return day.plusDays(1).atStartOfDay(LONDON).toInstant();
    }

    private boolean works(LocalDate day) {
        return !WEEKEND.contains(day.getDayOfWeek()) && !holidays.on(day);
    }
}
