package org.fitforwork.gateway.reconciliation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Draws the balance, in one statement and so of one moment; the metrics show the last that was drawn. It counts all that
 * there ever was, so it rests.
 */
@Component
public class Books {
    private static final String BALANCE =
            """
            select counted.*,
                   accepted - (open + completed + rejected + failed + cancelled + entered_in_error) as difference,
                   tasks - referrals as task_difference
              from (
                select (select count(*) from referral.event where sequence = 1) as accepted,
                       count(*) filter (where status in ('requested', 'received', 'accepted', 'in-progress', 'on-hold'))
                         as open,
                       count(*) filter (where status = 'completed') as completed,
                       count(*) filter (where status = 'rejected') as rejected,
                       count(*) filter (where status = 'failed') as failed,
                       count(*) filter (where status = 'cancelled') as cancelled,
                       count(*) filter (where status = 'entered-in-error') as entered_in_error,
                       count(*) as referrals,
                       (select count(*) from public.hfj_resource where res_type = 'Task' and res_deleted_at is null)
                         as tasks
                  from referral.referral) counted""";

    private static final Duration LEAST_REST = Duration.ofMinutes(1);

    private final JdbcClient database;
    private final Rest rest;

    @Nullable
    private volatile Balance last;

    Books(JdbcClient database, MeterRegistry meters) {
        this.database = database;
        this.rest = new Rest(meters.config().clock()::monotonicTime, LEAST_REST);
        referrals(meters, "open", Balance::open);
        referrals(meters, "completed", Balance::completed);
        referrals(meters, "rejected", Balance::rejected);
        referrals(meters, "failed", Balance::failed);
        referrals(meters, "cancelled", Balance::cancelled);
        referrals(meters, "entered-in-error", Balance::enteredInError);
        difference(meters, "referrals", Balance::difference);
        difference(meters, "tasks", Balance::taskDifference);
    }

    private void referrals(MeterRegistry meters, String status, ToLongFunction<Balance> count) {
        Gauge.builder("gateway.reconciliation.referrals", () -> number(count))
                .description("accepted referrals")
                .tag("status", status)
                .register(meters);
    }

    private void difference(MeterRegistry meters, String of, ToLongFunction<Balance> count) {
        Gauge.builder("gateway.reconciliation.difference", () -> number(count))
                .description("what was accepted and is nowhere, or is somewhere and was not accepted; should be 0")
                .tag("of", of)
                .register(meters);
    }

    private double number(ToLongFunction<Balance> count) {
        Balance drawn = last;
        return drawn == null ? Double.NaN : count.applyAsLong(drawn);
    }

    /** What was drawn last, at most a minute ago or a hundred times as long as it took. */
    public Balance last() {
        Balance drawn = last;
        return drawn == null ? draw() : drawn;
    }

    Balance draw() {
        Balance drawn =
                rest.after(() -> database.sql(BALANCE).query(Balance.class).single());
        last = drawn;
        return drawn;
    }

    void drawUnlessResting() {
        if (rest.isOver()) {
            draw();
        }
    }
}
