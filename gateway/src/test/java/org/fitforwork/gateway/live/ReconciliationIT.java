package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;

/** Whatever is broken behind the gateway's back is found, mended where that needs no guess, and told. */
class ReconciliationIT extends OutboxOperator {
    @Autowired
    @SuppressWarnings("NullAway.Init")
    private DataSource connections;

    @Autowired
    @Qualifier("dispatcher")
    @SuppressWarnings("NullAway.Init")
    private SmartLifecycle dispatcher;

    private JsonNode balance() {
        return looked(RECONCILIATION).get("balance");
    }

    private void breaks(String sql, String task) {
        assertThat(database.sql(sql).param("task", task).update()).isPositive();
    }

    /** As somebody does who may change the table, and so take off what keeps it append-only. */
    private void breaksEvents(String sql, String task) {
        database.sql("alter table referral.event disable trigger event_append_only")
                .update();
        try {
            breaks(sql, task);
        } finally {
            database.sql("alter table referral.event enable trigger event_append_only")
                    .update();
        }
    }

    private double counted(String metric) {
        return as("demo-engineer")
                .get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(metric + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(metric.length())))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_was_accepted_is_somewhere_and_what_is_lost_shows() {
        String task = send();
        assertThat(balance().get("accepted").asLong()).isPositive();
        assertThat(balance().get("difference").asLong()).isZero();
        assertThat(balance().get("taskDifference").asLong()).isZero();

        breaksEvents(
                "update referral.event set sequence = 99 where sequence = 1"
                        + " and referral_id = (select id from referral.referral where task_id = :task)",
                task);

        assertThat(balance().get("difference").asLong()).isEqualTo(-1);
        assertThat(counted("gateway_reconciliation_difference{of=\"referrals\"}"))
                .isEqualTo(-1);
        breaksEvents(
                "update referral.event set sequence = 1 where sequence = 99"
                        + " and referral_id = (select id from referral.referral where task_id = :task)",
                task);
        assertThat(balance().get("difference").asLong()).isZero();
        assertThat(counted("gateway_reconciliation_difference{of=\"tasks\"}")).isZero();
    }

    @Test
    void a_task_that_disagrees_with_the_ledger_is_written_anew_from_it() {
        String task = send();
        becomes(task, "delivered");
        double before = counted("gateway_reconciliation_findings_total{kind=\"task-disagrees\"}");
        breaks(
                "update referral.referral set status = 'completed', provider = 'pathways-cic' where task_id = :task",
                task);
        breaks("update referral.referral set status = 'on-hold' where task_id = :task", task);

        sweep();

        Task mended = task(task);
        assertThat(mended.getStatus()).isEqualTo(TaskStatus.ONHOLD);
        assertThat(mended.getOwner().getIdentifier().getValue()).isEqualTo("pathways-cic");
        assertThat(request(task).getStatus()).isEqualTo(ServiceRequestStatus.ONHOLD);
        assertThat(as("demo-provider").task(task).getStatus()).isEqualTo(TaskStatus.ONHOLD);
        assertThat(told(task))
                .containsExactly("task-disagrees: the Task is requested and the ledger says on-hold;"
                        + " the Task's owner is not pathways-cic; the ServiceRequest is not on-hold;"
                        + " wrote it anew from the ledger");
        assertThat(counted("gateway_reconciliation_findings_total{kind=\"task-disagrees\"}"))
                .isEqualTo(before + 1);
        sweep();
        assertThat(told(task)).hasSize(1);
    }

    @Test
    void a_closed_referral_is_looked_at_too() {
        String task = send();
        assertThat(as("demo-jcp")
                        .put(request(task).setStatus(ServiceRequestStatus.REVOKED))
                        .status())
                .isEqualTo(200);
        breaks("update referral.referral set status = 'completed' where task_id = :task", task);

        await().untilAsserted(() -> {
            sweep();
            assertThat(task(task).getStatus()).isEqualTo(TaskStatus.COMPLETED);
        });

        assertThat(request(task).getStatus()).isEqualTo(ServiceRequestStatus.COMPLETED);
        assertThat(told(task)).hasSize(1);
    }

    @Test
    void a_referral_to_which_nothing_would_happen_next_is_owed_anew_and_told() {
        operated(BIG_LIFE_HERE + "/pause");
        String task = send();
        breaks(
                "delete from referral.owed_message"
                        + " where referral_id = (select id from referral.referral where task_id = :task)",
                task);

        sweep();
        sweep();
        operated(BIG_LIFE_HERE + "/resume");

        becomes(task, "delivered");
        assertThat(told(task))
                .containsExactly("silent-referral: it is requested, and nothing is owed to its provider or was brought"
                        + " to it; owed it to the provider anew");
        assertThat(keys(task)).hasSize(1);
    }

    @Test
    void a_lease_that_no_worker_can_have_is_taken_away_and_the_message_goes() {
        operated(BIG_LIFE_HERE + "/pause");
        String task = send();
        breaks(
                "update referral.owed_message set leased_until = now() + interval '3 hours', leased_by = 'nobody'"
                        + " where referral_id = (select id from referral.referral where task_id = :task)",
                task);
        operated(BIG_LIFE_HERE + "/resume");

        sweep();

        becomes(task, "delivered");
        assertThat(told(task))
                .containsExactly("stale-lease: the message to big-life is leased for longer than any worker takes;"
                        + " took the lease away");
    }

    @Test
    void a_message_that_nobody_works_on_is_told_and_rung_for() {
        String task;
        dispatcher.stop();
        try {
            task = send();
            breaks(
                    "update referral.owed_message set due_at = now() - interval '1 hour'"
                            + " where referral_id = (select id from referral.referral where task_id = :task)",
                    task);
            database.sql("update referral.delivery_attempt set at = at - interval '1 hour'")
                    .update();

            sweep();
            sweep();
        } finally {
            dispatcher.start();
        }

        assertThat(told(task))
                .containsExactly("unworked-message: nobody works on the message to big-life, which is due;"
                        + " rang for the outbox");
        becomes(task, "delivered");
    }

    @Test
    void what_is_slow_or_paused_is_not_unworked() {
        down();
        String task = send();
        await().untilAsserted(() -> assertThat(message(task).get("attempts")).isNotEmpty());
        operated(BIG_LIFE_HERE + "/pause");
        breaks(
                "update referral.owed_message set due_at = now() - interval '1 hour', leased_until = null"
                        + " where referral_id = (select id from referral.referral where task_id = :task)",
                task);

        sweep();

        assertThat(told(task)).isEmpty();
    }

    @Test
    void one_replica_sweeps_at_a_time() throws SQLException {
        try (Connection other = connections.getConnection();
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            await().untilAsserted(() -> {
                try (var taken = lock.executeQuery("select pg_try_advisory_xact_lock(x'7265636F6E63696C'::bigint)")) {
                    taken.next();
                    assertThat(taken.getBoolean(1)).isTrue();
                }
            });

            assertThat(swept().status()).isEqualTo(409);

            other.rollback();
        }
        sweep();
    }

    @ParameterizedTest
    @CsvSource({"demo-gp, 403", "demo-provider, 403", "'', 401"})
    void who_does_not_run_the_gateway_sees_no_books(String client, int status) {
        assertThat(as(client).get(RECONCILIATION).status()).isEqualTo(status);
        assertThat(as(client).post(RECONCILIATION, "", "application/json").status())
                .isEqualTo(status);
    }
}
