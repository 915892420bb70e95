package org.fitforwork.simulator.bench.growth;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Multiplies what a gateway has stored, in its database: every row again under other ids, so that tables and indexes are
 * as large as those of a gateway that took so many referrals, in minutes instead of hours. Bodies keep the ids of the
 * first. The gateway must not run meanwhile.
 */
final class Copies {
    /** More than any sequence gives while a few ten thousand referrals come in. */
    private static final long STRIDE = 5_000_000;

    private static final String SEQUENCES =
            "select sequencename from pg_sequences where schemaname = 'public' and sequencename like 'seq\\_%'"
                    + " and data_type = 'bigint'::regtype and sequencename <> 'seq_resource_type'";

    /** Tables that grow with the referrals, in the order of their foreign keys, and what is other in a copy. */
    private static final Map<String, Map<String, String>> OTHER = other();

    /** As large on an empty gateway. */
    private static final Set<String> FIXED =
            Set.of("public.FLY_HFJ_MIGRATION", "public.hfj_resource_type", "public.hfj_spidx_identity");

    private final Database database;

    Copies(Database database) {
        this.database = database;
    }

    private static Map<String, Map<String, String>> other() {
        Map<String, Map<String, String>> other = new LinkedHashMap<>();
        other.put("public.hfj_resource", Map.of("res_id", number("res_id"), "fhir_id", text("fhir_id")));
        other.put("public.hfj_res_ver", Map.of("pid", number("pid"), "res_id", number("res_id")));
        other.put(
                "public.hfj_spidx_token",
                Map.of(
                        "sp_id", number("sp_id"),
                        "res_id", number("res_id"),
                        "hash_value", unique("hash_value"),
                        "hash_sys_and_value", unique("hash_sys_and_value")));
        other.put("public.hfj_spidx_date", Map.of("sp_id", number("sp_id"), "res_id", number("res_id")));
        other.put("public.hfj_idx_cmb_tok_nu", Map.of("pid", number("pid"), "res_id", number("res_id")));
        other.put(
                "public.hfj_res_link",
                Map.of(
                        "pid", number("pid"),
                        "src_resource_id", number("src_resource_id"),
                        "target_resource_id", number("target_resource_id")));
        other.put(
                "referral.referral",
                Map.of(
                        "id", uuid("id"),
                        "identifier_value", "b.identifier_value || '-' || k",
                        "service_request_id", text("service_request_id"),
                        "task_id", text("task_id"),
                        "patient_id", text("patient_id")));
        other.put("referral.person", Map.of("nhs_number", text("nhs_number"), "patient_id", text("patient_id")));
        other.put("referral.event", Map.of("referral_id", uuid("referral_id")));
        other.put("referral.allocation", Map.of("referral_id", uuid("referral_id")));
        other.put("referral.owed_message", Map.of("id", uuid("id"), "referral_id", uuid("referral_id")));
        other.put("referral.delivery_attempt", Map.of("message_id", uuid("message_id")));
        other.put(
                "referral.audit_event",
                Map.of("id", uuid("id"), "patients", references("patients"), "entities", references("entities")));
        return other;
    }

    private static String number(String column) {
        return "b.%s + k * %d".formatted(column, STRIDE);
    }

    private static String text(String column) {
        return "md5(b.%s || ':' || k)::uuid::text".formatted(column);
    }

    private static String uuid(String column) {
        return "md5(b.%s::text || ':' || k)::uuid".formatted(column);
    }

    /** What one referral alone has, each copy has for itself; what many have, such as a status, stays. */
    private static String unique(String column) {
        return "case when b.%1$s_alone then hashint8extended(b.%1$s, k) else b.%1$s end".formatted(column);
    }

    private static String references(String column) {
        return ("array(select split_part(r, '/', 1) || '/' || md5(split_part(r, '/', 2) || ':' || k)::uuid::text"
                        + " from unnest(b.%s) r)")
                .formatted(column);
    }

    /** The tables that the copies go to. */
    static List<String> tables() {
        return List.copyOf(OTHER.keySet());
    }

    /** Takes all that there is now for what is copied. */
    void base(long referrals) throws SQLException {
        database.run("create schema growth");
        for (String table : tables()) {
            database.run("create table %s as select * from %s".formatted(base(table), table));
        }
        for (String column : List.of("hash_value", "hash_sys_and_value")) {
            database.run("alter table growth.hfj_spidx_token add column %s_alone boolean".formatted(column));
            database.run(("update growth.hfj_spidx_token t set %1$s_alone = n = 1 from"
                            + " (select %1$s, count(*) n from growth.hfj_spidx_token group by 1) c where c.%1$s = t.%1$s")
                    .formatted(column));
        }
        refuseOthers(referrals);
    }

    /** A table that this class does not know would be small when all others are large. */
    private void refuseOthers(long referrals) throws SQLException {
        database.run("analyze");
        TreeSet<String> large = new TreeSet<>(database.texts("select n.nspname || '.' || c.relname from pg_class c"
                + " join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r'"
                + " and n.nspname in ('public', 'referral') and c.reltuples >= " + referrals));
        large.removeAll(OTHER.keySet());
        large.removeAll(FIXED);
        if (!large.isEmpty()) {
            throw new IllegalStateException("these tables grow with the referrals and are not copied: " + large);
        }
    }

    /** Makes copies number {@code from} to {@code to}, both included, of the whole base. */
    void make(long from, long to) throws SQLException {
        for (Map.Entry<String, Map<String, String>> table : OTHER.entrySet()) {
            List<String> columns = columns(table.getKey());
            String values = columns.stream()
                    .map(column -> table.getValue().getOrDefault(column, "b." + column))
                    .collect(Collectors.joining(", "));
            // The events of a referral are chained as they come, by a trigger; the others' only look for what a copy
            // refers to, one by one: other copies, made just now.
            boolean chained = columns.contains("sequence");
            String order = chained ? " order by k, b.referral_id, b.sequence" : "";
            database.run(
                    "set session_replication_role = " + (chained ? "origin" : "replica"),
                    "insert into %s (%s) select %s from %s b cross join generate_series(%d::bigint, %d::bigint) k%s"
                            .formatted(
                                    table.getKey(),
                                    String.join(", ", columns),
                                    values,
                                    base(table.getKey()),
                                    from,
                                    to,
                                    order));
        }
    }

    /** What comes in afterwards has higher ids than copy number {@code last}, as it would have. */
    void goOnAfter(long last) throws SQLException {
        for (String sequence : database.texts(SEQUENCES)) {
            database.run("select setval('public.%s', %d)".formatted(sequence, (last + 1) * STRIDE));
        }
    }

    private List<String> columns(String table) throws SQLException {
        return database.texts(("select attname from pg_attribute where attrelid = '%s'::regclass and attnum > 0"
                        + " and not attisdropped and attgenerated = '' and attidentity = '' order by attnum")
                .formatted(table));
    }

    private static String base(String table) {
        return "growth." + table.substring(table.indexOf('.') + 1);
    }
}
