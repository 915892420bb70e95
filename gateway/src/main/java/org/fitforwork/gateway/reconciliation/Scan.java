package org.fitforwork.gateway.reconciliation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Goes through the ledger a batch at a time, from where it was left, so that a sweep costs the same however much is in it. */
@Component
class Scan {
    private static final UUID START = new UUID(0, 0);

    /** Far longer than what looks for due referrals takes to come round. */
    private static final Duration OVERLOOKED_AFTER = Duration.ofHours(1);

    /** Nothing would happen next: it waits for a provider to which nothing is owed and nothing was brought. */
    private static final String ROWS =
            """
            select r.id, r.status = 'requested' and not exists (
                     select 1 from referral.owed_message m
                      where m.referral_id = r.id and m.organisation = r.provider and m.about = 'referral'
                        and m.state in ('owed', 'delivered')) as silent,
                   coalesce(r.deadline_at < :stale, false) as overlooked
              from referral.referral r
             where r.id > :after and r.task_id is not null
               and %s
             order by r.id limit :batch""";

    private static final String MOVE =
            """
            insert into referral.reconciliation_cursor (scan, after, at) values (:scan, :after, :now)
            on conflict (scan) do update set after = excluded.after, at = excluded.at""";

    private final JdbcClient database;
    private final ReconciliationSettings settings;
    private final Clock clock;

    Scan(JdbcClient database, ReconciliationSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** Which referrals: the open ones come round often, however many are closed. */
    enum Which {
        OPEN("r.open"),
        CLOSED("not r.open");

        private final String among;

        Which(String among) {
            this.among = among;
        }
    }

    /** A referral; silent if nothing would happen to it next, overlooked if what was due did not happen. */
    record Row(UUID id, boolean silent, boolean overlooked) {}

    /** The next batch. The scan moves on even if looking at it fails, and comes round again. */
    List<Row> next(Which which) {
        List<Row> rows = database.sql(ROWS.formatted(which.among))
                .param("after", after(which))
                .param("stale", Timestamp.from(clock.instant().minus(OVERLOOKED_AFTER)))
                .param("batch", settings.batch())
                .query(Row.class)
                .list();
        move(
                which,
                rows.size() < settings.batch()
                        ? START
                        : rows.get(rows.size() - 1).id());
        return rows;
    }

    void fromTheStart(Which which) {
        move(which, START);
    }

    boolean atTheStart(Which which) {
        return after(which).equals(START);
    }

    private UUID after(Which which) {
        return database.sql("select after from referral.reconciliation_cursor where scan = :scan")
                .param("scan", which.name())
                .query(UUID.class)
                .optional()
                .orElse(START);
    }

    private void move(Which which, UUID after) {
        database.sql(MOVE)
                .param("scan", which.name())
                .param("after", after)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** When a replica last went through a part of the ledger. */
    Optional<Instant> last() {
        return database.sql("select at from referral.reconciliation_cursor order by at desc limit 1")
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }
}
