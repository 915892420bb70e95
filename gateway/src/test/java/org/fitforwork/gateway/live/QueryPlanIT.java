package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What the gateway asks of its database stays as quick with a million referrals. PostgreSQL plans each statement for
 * any values, and as if reading a whole table cost too much: where it plans to do so all the same, no index helps.
 */
class QueryPlanIT extends LiveGateway {
    /** Those that grow with every referral, or step of one. */
    private static final Set<String> GROWING = Set.of(
            "hfj_resource",
            "hfj_res_ver",
            "hfj_res_link",
            "hfj_spidx_token",
            "hfj_spidx_date",
            "hfj_spidx_string",
            "hfj_spidx_uri",
            "hfj_idx_cmb_tok_nu",
            "referral",
            "event",
            "person",
            "owed_message",
            "delivery_attempt",
            "allocation",
            "communication",
            "subscription_event",
            "audit_event",
            "used_assertion");

    /** Those that clients and the gateway's own workers look into all day. */
    private static final Set<String> SEARCHED = Set.of(
            "from hfj_resource",
            "from hfj_res_ver",
            "hfj_res_link",
            "hfj_spidx_token",
            "hfj_spidx_date",
            "hfj_idx_cmb_tok_nu",
            "from referral.referral",
            "referral.owed_message",
            "from referral.audit_event");

    /** The balance counts all there ever was; how it is kept from costing much says {@code reconciliation.Books}. */
    private static final String BALANCE = "as task_difference";

    /** What a message is found by when its id is known, and when its referral is, however many are owed. */
    private static final Set<String> OF_ONE = Set.of("owed_message_pkey", "owed_message_of", "owed_message_referral");

    private static final Pattern OF_ONE_MESSAGE =
            Pattern.compile("(?s)(update|from) referral.owed_message\\s+(m\\s+)?(set .*)?where (m\\.)?id = ");

    private static final Set<String> OTHERS = Set.of("earlier", "later");
    private static final Set<String> ANY = Set.of("owed_message", "m", "earlier", "later");

    private static final String MANY_DELIVERED =
            """
            insert into referral.owed_message (id, referral_id, organisation, about, body, state, due_at, attempts,
                created_at, owed_since)
            select gen_random_uuid(), gen_random_uuid(), 'big-life', 'referral', '{}', 'delivered', now(), 1, now(), now()
              from generate_series(1, 20000)""";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private DataSource source;

    @Test
    void nothing_reads_a_growing_table_from_end_to_end() throws SQLException {
        Set<String> statements = Statements.of(this::everythingThatClientsDo);

        List<String> slow = new ArrayList<>();
        int planned = 0;
        try (Connection connection = simple();
                Statement session = connection.createStatement()) {
            session.execute("set enable_seqscan = off");
            for (String statement : statements) {
                if (isQuery(statement) && !statement.contains(BALANCE)) {
                    planned++;
                    wholeTables(plan(session, statement)).forEach(table -> slow.add(table + ": " + statement));
                }
            }
        }

        System.out.printf("%d statements planned, %d read a growing table from end to end%n", planned, slow.size());
        String all = String.join(" ", statements).toLowerCase(Locale.ROOT);
        assertThat(SEARCHED).as("what the test is about").allMatch(all::contains);
        assertThat(slow).isEmpty();
    }

    /** Who looks through a fifth of all there is does so for minutes, and of all tables at once. */
    @Test
    void a_growing_table_is_vacuumed_after_some_rows_not_after_a_share_of_them() throws SQLException {
        Set<String> asTheyCome = new HashSet<>(GROWING);
        try (Connection connection = simple();
                Statement session = connection.createStatement();
                ResultSet tables = session.executeQuery(
                        """
                        select relname from pg_class
                         where relkind = 'r' and reloptions @> '{autovacuum_vacuum_insert_scale_factor=0,
                             autovacuum_vacuum_insert_threshold=20000, autovacuum_analyze_scale_factor=0.5}'""")) {
            while (tables.next()) {
                asTheyCome.remove(tables.getString(1));
            }
        }

        assertThat(asTheyCome).isEmpty();
    }

    /** A breaker opens within seconds, and then thousands are owed where the last statistics saw none. */
    @Test
    void one_message_is_found_in_a_queue_that_the_statistics_do_not_know_of() throws SQLException {
        List<String> statements = Statements.of(this::everythingThatClientsDo).stream()
                .filter(QueryPlanIT::isOfOneMessage)
                .toList();

        List<String> slow = new ArrayList<>();
        try (Connection connection = simple();
                Statement session = connection.createStatement()) {
            connection.setAutoCommit(false);
            session.execute("set local session_replication_role = replica");
            session.execute(MANY_DELIVERED);
            session.execute("update referral.owed_message set state = 'delivered' where state = 'owed'");
            session.execute("analyze referral.owed_message");
            for (String statement : statements) {
                indexes(
                                plan(session, statement),
                                OF_ONE_MESSAGE.matcher(statement).find() ? ANY : OTHERS)
                        .stream()
                        .filter(index -> !OF_ONE.contains(index))
                        .forEach(index -> slow.add(index + ": " + statement));
            }
            connection.rollback();
        }

        assertThat(statements).as("what the test is about").hasSizeGreaterThan(1);
        assertThat(slow).isEmpty();
    }

    /** What a GP system, a provider and an operator do in a day, and the gateway by itself. */
    private void everythingThatClientsDo() {
        Client gp = as("demo-jcp");
        Client provider = as("demo-provider-2");
        Client operator = as("demo-admin");
        Referral referral = Referral.forBigLife(gp);
        Answer sent = gp.send(referral.bundle());
        assertThat(sent.status()).as(sent.body()).isEqualTo(200);
        gp.send(referral.bundle());
        String task = Answers.idOf(sent, "Task");
        String request = Answers.idOf(sent, "ServiceRequest");
        String patient = Answers.idOf(sent, "Patient");
        await().untilAsserted(() ->
                assertThat(provider.get("/fhir/Task/" + task).status()).isEqualTo(200));
        provider.put(provider.task(task).setStatus(TaskStatus.RECEIVED));
        provider.put(provider.task(task).setStatus(TaskStatus.ACCEPTED));
        for (Client client : List.of(gp, provider)) {
            List.of(
                            "Task?status=requested&_count=20",
                            "Task?status=requested&_sort=-_lastUpdated",
                            "Task?_lastUpdated=ge2026-01-01T00:00:00Z&_sort=_lastUpdated",
                            "Task?business-status=awaiting-acknowledgement",
                            "Task?patient=" + patient,
                            "Task?focus=" + request + "&_include=Task:focus&_include=Task:patient",
                            "Task?authored-on=ge2026-01-01",
                            "Task/" + task + "/_history",
                            "ServiceRequest?patient=" + patient,
                            "ServiceRequest?authored=ge2026-01-01&_count=10",
                            "ServiceRequest?_id=" + request + "&_revinclude=Task:focus",
                            "QuestionnaireResponse?based-on=" + request,
                            "Provenance?target=Task/" + task,
                            "Communication?based-on=" + request,
                            "Patient/" + patient,
                            "ServiceRequest/" + request)
                    .forEach(search -> assertThat(client.get("/fhir/" + search).status())
                            .as(search)
                            .isIn(200, 400, 403, 404));
        }
        List.of(
                        "/admin/referrals/overdue",
                        "/admin/outbox",
                        "/admin/reconciliation",
                        "/actuator/prometheus",
                        "/actuator/health")
                .forEach(operator::get);
        as("demo-privacy").get("/fhir/AuditEvent?patient=Patient/" + patient);
    }

    /** Else the driver would send a value for each parameter, of which there are none. */
    private Connection simple() throws SQLException {
        try (Connection pooled = source.getConnection()) {
            String url = pooled.getMetaData().getURL();
            return DriverManager.getConnection(
                    url + (url.contains("?") ? "&" : "?") + "preferQueryMode=simple",
                    pooled.getMetaData().getUserName(),
                    "");
        }
    }

    private static boolean isQuery(String statement) {
        String start = statement.strip().toLowerCase(Locale.ROOT);
        return start.startsWith("select")
                || start.startsWith("with")
                || start.startsWith("update")
                || start.startsWith("delete");
    }

    private static JsonNode plan(Statement session, String statement) throws SQLException {
        try (ResultSet plan = session.executeQuery("explain (generic_plan, format json) " + numbered(statement))) {
            plan.next();
            return MAPPER.readTree(plan.getString(1)).get(0).get("Plan");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As PostgreSQL has it: {@code $1} and so on. */
    private static String numbered(String statement) {
        StringBuilder numbered = new StringBuilder();
        int next = 1;
        boolean quoted = false;
        for (char each : statement.toCharArray()) {
            quoted ^= each == '\'';
            if (each == '?' && !quoted) {
                numbered.append('$').append(next++);
            } else {
                numbered.append(each);
            }
        }
        return numbered.toString();
    }

    private static boolean isOfOneMessage(String statement) {
        return isQuery(statement)
                && (OF_ONE_MESSAGE.matcher(statement).find()
                        || OTHERS.stream().anyMatch(other -> statement.contains("owed_message " + other)));
    }

    private static List<String> indexes(JsonNode plan, Set<String> aliases) {
        List<String> found = new ArrayList<>();
        if (plan.has("Index Name") && aliases.contains(plan.path("Alias").asText())) {
            found.add(plan.path("Index Name").asText());
        }
        plan.path("Plans").forEach(child -> found.addAll(indexes(child, aliases)));
        return found;
    }

    private static List<String> wholeTables(JsonNode plan) {
        List<String> found = new ArrayList<>();
        String table = plan.path("Relation Name").asText();
        if (GROWING.contains(table) && plan.path("Node Type").asText().equals("Seq Scan")) {
            found.add(table);
        }
        plan.path("Plans").forEach(child -> found.addAll(wholeTables(child)));
        return found;
    }
}
