package org.fitforwork.gateway.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many events subscribers have not taken yet, and how the subscriptions stand. Counted when asked. */
@Component
class FeedMeters implements MeterBinder {
    private static final String OWED =
            "select coalesce(sum(events - delivered), 0) from referral.subscription where status <> 'off'";
    private static final String STANDING = "select count(*) from referral.subscription where status = :status";

    private final JdbcClient database;

    FeedMeters(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(
                        "gateway.feed.owed",
                        () -> database.sql(OWED).query(Long.class).single())
                .description("events that subscribers have not taken yet")
                .register(registry);
        Stream.of(
                        SubscriptionStatus.REQUESTED,
                        SubscriptionStatus.ACTIVE,
                        SubscriptionStatus.ERROR,
                        SubscriptionStatus.OFF)
                .map(SubscriptionStatus::toCode)
                .forEach(status -> Gauge.builder("gateway.feed.subscriptions", () -> count(status))
                        .description("subscriptions of GP systems")
                        .tag("status", status)
                        .register(registry));
    }

    private int count(String status) {
        return database.sql(STANDING)
                .param("status", status)
                .query(Integer.class)
                .single();
    }
}
