package org.fitforwork.gateway.audit.retention;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.fitforwork.gateway.audit.AuditRecord;
import org.fitforwork.gateway.audit.AuditRecord.Outcome;
import org.fitforwork.gateway.audit.AuditSettings;
import org.fitforwork.gateway.audit.AuditTrail;
import org.fitforwork.gateway.audit.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes the records that are older than they must be kept, batch by batch; any replica may, one at a time does. */
@Component
public class Retention {
    /** Any number that nothing else locks. */
    private static final long LOCK = 0x61756469746B6565L;

    private static final String DELETE =
            """
            delete from referral.audit_event where position in (
              select position from referral.audit_event where at < :before order by at limit :batch)""";

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final AuditTrail trail;
    private final AuditSettings settings;
    private final Clock clock;

    Retention(
            JdbcClient database,
            TransactionTemplate transaction,
            AuditTrail trail,
            AuditSettings settings,
            Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.trail = trail;
        this.settings = settings;
        this.clock = clock;
    }

    /** How many were deleted. */
    public long sweep() {
        Instant before =
                clock.instant().atZone(ZoneOffset.UTC).minus(settings.keep()).toInstant();
        long all = 0;
        int deleted = settings.batch();
        while (deleted == settings.batch()) {
            Integer some = transaction.execute(status -> batch(before));
            deleted = some == null ? 0 : some;
            all += deleted;
        }
        return all;
    }

    private int batch(Instant before) {
        if (!database.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single()) {
            return 0;
        }
        // The table's trigger lets nothing be deleted but what is older than this.
        database.sql("select set_config('gateway.audit_swept_before', :before, true)")
                .param("before", before.toString())
                .query(String.class)
                .single();
        int deleted = database.sql(DELETE)
                .param("before", Timestamp.from(before))
                .param("batch", settings.batch())
                .update();
        if (deleted > 0) {
            trail.write(AuditRecord.own(Kind.AUDIT_LOG, "retention", 'D', Outcome.SUCCESS)
                    .with("%d records from before %s".formatted(deleted, before)));
        }
        return deleted;
    }
}
