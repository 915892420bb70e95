package org.fitforwork.gateway.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many messages are owed, how many are dead, and how late the oldest is: what an operator is woken for. */
@Component
class OutboxMeters implements MeterBinder {
    private static final Logger log = LoggerFactory.getLogger(OutboxMeters.class);

    /** One look serves all gauges of a scrape, so that a database that is gone is waited for once. */
    private static final Duration FRESH = Duration.ofMillis(500);

    /** The states stand in the text, so that their partial indexes are used. */
    private static final String COUNT =
            """
            select (select count(*) from referral.owed_message where state = 'owed') as owed,
                   (select count(*) from referral.owed_message where state = 'dead') as dead,
                   (select coalesce(extract(epoch from cast(:now as timestamptz) - min(due_at)), 0)
                      from referral.owed_message where state = 'owed' and due_at <= :now) as oldest""";

    private final JdbcClient database;
    private final Clock clock;
    private Counted counted = new Counted(0, 0, 0);
    private Instant at = Instant.EPOCH;

    OutboxMeters(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param oldest seconds for which the message has been due that has been due longest
     */
    private record Counted(double owed, double dead, double oldest) {
        static final Counted UNKNOWN = new Counted(Double.NaN, Double.NaN, Double.NaN);

        double in(MessageState state) {
            return state == MessageState.OWED ? owed : dead;
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        List.of(MessageState.OWED, MessageState.DEAD)
                .forEach(state -> Gauge.builder("gateway.outbox.messages", () -> count().in(state))
                        .description("messages to providers that are not delivered")
                        .tag("state", state.code())
                        .register(registry));
        Gauge.builder("gateway.outbox.oldest.due", () -> count().oldest())
                .description("how long the message has been due that has been due longest")
                .baseUnit("seconds")
                .register(registry);
    }

    private synchronized Counted count() {
        Instant now = clock.instant();
        if (Duration.between(at, now).abs().compareTo(FRESH) > 0) {
            at = now;
            counted = look(now);
        }
        return counted;
    }

    private Counted look(Instant now) {
        try {
            return database.sql(COUNT)
                    .param("now", Timestamp.from(now))
                    .query(Counted.class)
                    .single();
        } catch (RuntimeException e) {
            log.warn("the outbox cannot be counted: {}", e.getClass().getName());
            return Counted.UNKNOWN;
        }
    }
}
