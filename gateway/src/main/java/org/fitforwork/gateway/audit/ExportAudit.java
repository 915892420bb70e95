package org.fitforwork.gateway.audit;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fitforwork.gateway.audit.AuditRecord.Outcome;
import org.fitforwork.gateway.audit.AuditRecord.Who;
import org.fitforwork.gateway.feed.Notified;
import org.fitforwork.gateway.outbox.HandedOut;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Records what leaves the gateway, in the transaction that settles it. An attempt that failed is on record, too: whoever
 * did not acknowledge may have read.
 */
@Component
class ExportAudit implements HandedOut, Notified {
    private static final String EXPORT =
            """
            select 'Patient/' || patient_id, 'Task/' || task_id from referral.referral
             where id = :id""";

    private final AuditTrail trail;
    private final JdbcClient database;

    ExportAudit(AuditTrail trail, JdbcClient database) {
        this.trail = trail;
        this.database = database;
    }

    private record Export(Set<String> patients, Set<String> tasks) {}

    private static Set<String> one(@Nullable String reference) {
        return reference == null ? Set.of() : Set.of(reference);
    }

    @Override
    public void attempted(UUID referral, String organisation, boolean taken) {
        Export export = database.sql(EXPORT)
                .param("id", referral)
                .query((row, number) -> new Export(one(row.getString(1)), one(row.getString(2))))
                .optional()
                .orElse(new Export(Set.of(), Set.of()));
        trail.write(record("delivery", taken)
                .to(new Who(null, organisation, "PROVIDER"))
                .about(export.patients(), export.tasks()));
    }

    @Override
    public void notified(String subscription, String organisation, List<String> tasks, boolean taken) {
        Set<String> entities = tasks.stream().map("Task/"::concat).collect(Collectors.toSet());
        trail.write(record("notification", taken)
                .to(new Who(null, organisation, "REFERRER"))
                .about(Set.of(), entities)
                .with("Subscription/" + subscription));
    }

    private static AuditRecord record(String how, boolean taken) {
        return AuditRecord.own(Kind.EXPORT, how, 'R', taken ? Outcome.SUCCESS : Outcome.SERIOUS);
    }
}
