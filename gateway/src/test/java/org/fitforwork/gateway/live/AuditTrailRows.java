package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is added to the audit trail while something is done. */
final class AuditTrailRows {
    private final JdbcClient database;
    private final long since;

    AuditTrailRows(JdbcClient database) {
        this.database = database;
        this.since = database.sql("select coalesce(max(position), 0) from referral.audit_event")
                .query(Long.class)
                .single();
    }

    /** type interaction action outcome status client organisation role purpose | patients | entities | query | detail */
    List<String> where(String condition) {
        return database.sql(
                        """
                        select concat_ws(' ', type, interaction, action, outcome, coalesce(status::text, '-'),
                                 coalesce(client, '-'), coalesce(organisation, '-'), coalesce(role, '-'), purpose)
                            || ' | ' || array_to_string(patients, ',') || ' | ' || array_to_string(entities, ',')
                            || ' | ' || coalesce(query, '') || ' | ' || coalesce(detail, '')
                          from referral.audit_event where position > :since and (%s) order by position"""
                                .formatted(condition))
                .param("since", since)
                .query(String.class)
                .list();
    }

    /** The one record of what {@code client} did, which is written at the latest soon after the answer. */
    String only(String client) {
        String condition = client.isEmpty()
                ? "client is null and address is not null"
                : "client = '%s' and type <> 'login'".formatted(client);
        await().until(() -> !where(condition).isEmpty());
        List<String> rows = where(condition);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    String text() {
        return String.join(
                "\n",
                database.sql("select a::text from referral.audit_event a where position > :since")
                        .param("since", since)
                        .query(String.class)
                        .list());
    }
}
