package org.fitforwork.gateway.audit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.fitforwork.gateway.audit.AuditRecord.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of the audit trail. Within a transaction a record is part of it; else it is there when this returns. */
@Component
public class AuditTrail {
    private static final String WRITE =
            """
            insert into referral.audit_event (id, at, type, interaction, action, outcome, status, client, organisation, role,
                purpose, address, patients, entities, query, detail, request_id)
            values (:id, :at, :type, :interaction, :action, :outcome, :status, :client, :organisation, :role,
                :purpose, :address, %s, string_to_array(:entities, ' '), :query, :detail, :request)""";

    /** Most requests say whom they are about; for those that name a referral only, the ledger knows. */
    private static final String GIVEN = "string_to_array(:patients, ' ')";

    private static final String LOOKED_UP =
            """
            coalesce((select array_agg(distinct 'Patient/' || r.patient_id) from referral.referral r
              where r.patient_id is not null
                and (r.task_id = any(string_to_array(:tasks, ' ')) or r.service_request_id = any(string_to_array(:requests, ' ')))),
              '{}')""";

    private final JdbcClient database;
    private final Timer timer;
    private final Clock clock;

    AuditTrail(JdbcClient database, MeterRegistry meters, Clock clock) {
        this.database = database;
        this.timer = Timer.builder("gateway.audit.write")
                .description("what it takes to write a record of the audit trail")
                .register(meters);
        this.clock = clock;
    }

    public void write(AuditRecord what) {
        timer.record(() -> insert(what));
    }

    private void insert(AuditRecord what) {
        boolean lookUp = what.patients().isEmpty() && what.entities().stream().anyMatch(AuditTrail::isOfReferral);
        var insert = database.sql(WRITE.formatted(lookUp ? LOOKED_UP : GIVEN));
        if (lookUp) {
            insert = insert.param("tasks", ids(what.entities(), "Task/"))
                    .param("requests", ids(what.entities(), "ServiceRequest/"));
        } else {
            insert = insert.param("patients", String.join(" ", what.patients()));
        }
        Who who = what.who();
        insert.param("id", UUID.randomUUID())
                .param("at", Timestamp.from(clock.instant()))
                .param("type", what.kind().code())
                .param("interaction", what.interaction())
                .param("action", String.valueOf(what.action()))
                .param("outcome", what.outcome().code())
                .param("status", what.status(), Types.INTEGER)
                .param("client", who == null ? null : who.client(), Types.VARCHAR)
                .param("organisation", who == null ? null : who.organisation(), Types.VARCHAR)
                .param("role", role(who), Types.VARCHAR)
                .param("purpose", Purpose.of(what.kind(), role(who)))
                .param("address", what.address(), Types.VARCHAR)
                .param("entities", String.join(" ", what.entities()))
                .param("query", what.query(), Types.VARCHAR)
                .param("detail", what.detail(), Types.VARCHAR)
                .param("request", what.requestId(), Types.VARCHAR)
                .update();
    }

    private static boolean isOfReferral(String entity) {
        return entity.startsWith("Task/") || entity.startsWith("ServiceRequest/");
    }

    private static String ids(Set<String> entities, String type) {
        return String.join(
                " ",
                entities.stream()
                        .filter(entity -> entity.startsWith(type))
                        .map(entity -> entity.substring(type.length()))
                        .toList());
    }

    private static @Nullable String role(@Nullable Who who) {
        return who == null ? null : who.role();
    }
}
