package org.fitforwork.gateway.deadline;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import org.fitforwork.referral.deadline.BankHolidays;

/** England's bank holidays as Jollyday knows them: substitute days, and those of one year only, among them. */
final class EnglandBankHolidays implements BankHolidays {
    private static final String ENGLAND = "eng";

    private final HolidayManager calendar =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));

    @Override
    public boolean on(LocalDate day) {
        return calendar.isHoliday(day, ENGLAND);
    }
}
