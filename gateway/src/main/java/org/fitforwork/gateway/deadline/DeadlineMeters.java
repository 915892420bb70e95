package org.fitforwork.gateway.deadline;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many open referrals missed a deadline, and how many of those somebody is to look at. Counted when asked. */
@Component
class DeadlineMeters implements MeterBinder {
    private static final String OVERDUE = "select count(*) from referral.referral where open and overdue > 0";
    private static final String ESCALATED = OVERDUE + " and escalated";

    private final JdbcClient database;

    DeadlineMeters(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "gateway.referrals.overdue", OVERDUE, "open referrals that missed a deadline");
        gauge(registry, "gateway.referrals.escalated", ESCALATED, "overdue referrals for an operator to look at");
    }

    private void gauge(MeterRegistry registry, String name, String count, String description) {
        Gauge.builder(name, () -> database.sql(count).query(Integer.class).single())
                .description(description)
                .register(registry);
    }
}
