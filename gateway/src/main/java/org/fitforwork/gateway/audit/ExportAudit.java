package org.fitforwork.gateway.audit;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fitforwork.gateway.audit.AuditRecord.Outcome;
import org.fitforwork.gateway.audit.AuditRecord.Who;
import org.fitforwork.gateway.feed.Notified;
import org.fitforwork.gateway.outbox.HandedOut;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Records what leaves the gateway, in the transaction that settles it. An attempt that failed is on record, too: whoever
 * did not acknowledge may have read.
 */
@Component
class ExportAudit implements HandedOut, Notified {
    private final AuditTrail trail;
    private final JdbcClient database;

    ExportAudit(AuditTrail trail, JdbcClient database) {
        this.trail = trail;
        this.database = database;
    }

    @Override
    public void attempted(UUID referral, String organisation, boolean taken) {
        Set<String> entities = Set.copyOf(
                database.sql("select 'Task/' || task_id from referral.referral where id = :id and task_id is not null")
                        .param("id", referral)
                        .query(String.class)
                        .list());
        trail.write(record("delivery", taken)
                .to(new Who(null, organisation, "PROVIDER"))
                .about(Set.of(), entities));
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
