package org.fitforwork.gateway.audit.search;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One record of the audit trail as the table has it. */
record Row(
        UUID id,
        Instant at,
        String type,
        String interaction,
        String action,
        String outcome,
        @Nullable Integer status,
        @Nullable String client,
        @Nullable String organisation,
        @Nullable String role,
        String purpose,
        @Nullable String address,
        List<String> patients,
        List<String> entities,
        @Nullable String query,
        @Nullable String detail,
        @Nullable String requestId) {

    static Row of(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getString("type"),
                row.getString("interaction"),
                row.getString("action"),
                row.getString("outcome"),
                row.getObject("status", Integer.class),
                row.getString("client"),
                row.getString("organisation"),
                row.getString("role"),
                row.getString("purpose"),
                row.getString("address"),
                texts(row.getArray("patients")),
                texts(row.getArray("entities")),
                row.getString("query"),
                row.getString("detail"),
                row.getString("request_id"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
