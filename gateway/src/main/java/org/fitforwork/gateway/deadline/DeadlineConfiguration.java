package org.fitforwork.gateway.deadline;

import org.fitforwork.referral.deadline.Schedule;
import org.fitforwork.referral.deadline.WorkingDays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Working days are England's. */
@Configuration
class DeadlineConfiguration {
    @Bean
    Schedule schedule(DeadlineSettings settings) {
        return new Schedule(new WorkingDays(new EnglandBankHolidays()), settings.usual());
    }
}
