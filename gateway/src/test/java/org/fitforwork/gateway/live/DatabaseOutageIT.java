package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.fitforwork.gateway.live.Client.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database goes away and comes back, seen from outside; nobody starts the gateway again. */
class DatabaseOutageIT extends OutboxOperator {
    @Autowired
    @SuppressWarnings("NullAway.Init")
    private JdbcConnectionDetails details;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private DataSource connections;

    /** A way in that stays open. */
    private JdbcClient server() {
        return JdbcClient.create(new DriverManagerDataSource(
                details.getJdbcUrl().replaceAll("/postgres$", "/template1"),
                details.getUsername(),
                details.getPassword()));
    }

    private void goes() {
        server().sql("alter database postgres allow_connections false").update();
        server().sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'postgres'")
                .query((row, number) -> true)
                .list();
    }

    @AfterEach
    void comesBack() {
        server().sql("alter database postgres allow_connections true").update();
    }

    private int readiness() {
        return as("").get("/actuator/health/readiness").status();
    }

    @Test
    void without_its_database_the_gateway_says_when_to_come_again_and_with_it_goes_on_as_before() {
        operated(BIG_LIFE_HERE + "/pause");
        String owed = send();
        Referral referral = Referral.forBigLife(as("demo-jcp"));
        as("demo-jcp").get("/fhir/metadata");
        String task = "/fhir/Task/" + owed;
        assertThat(as("demo-jcp").get(task).status()).isEqualTo(200);

        goes();

        for (Answer answer : new Answer[] {
            as("demo-jcp").send(referral.bundle()),
            as("demo-jcp").get(task),
            as("demo-jcp").get("/fhir/Task")
        }) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("10");
            assertThat(Answers.reasons(answer)).containsExactly("unavailable");
        }
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(readiness()).isEqualTo(503));
        assertThat(as("").get("/actuator/health/liveness").status()).isEqualTo(200);

        comesBack();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(readiness()).isEqualTo(200));
        String sent = Answers.task(as("demo-jcp").send(referral.bundle()))
                .getIdElement()
                .getIdPart();
        operated(BIG_LIFE_HERE + "/resume");
        becomes(owed, "delivered");
        becomes(sent, "delivered");
    }

    /** The processes in the database that wait for a row which another connection holds. */
    private List<String> waiting() {
        return database.sql("select pid::text from pg_stat_activity where wait_event_type = 'Lock'")
                .query(String.class)
                .list();
    }

    private static void signal(String signal, String process) throws Exception {
        assertThat(new ProcessBuilder("kill", signal, process).start().waitFor())
                .isZero();
    }

    @Test
    void a_database_that_falls_silent_in_the_middle_of_a_request_is_given_up_after_a_while() throws Exception {
        Referral referral = Referral.forBigLife(as("demo-jcp"));
        String nhsNumber = referral.patient().getIdentifierFirstRep().getValue();
        CompletableFuture<Answer> answer;
        try (Connection holder = connections.getConnection()) {
            holder.setAutoCommit(false);
            try (PreparedStatement insert = holder.prepareStatement(
                    "insert into referral.person (nhs_number, patient_id) values (?, 'silence')")) {
                insert.setString(1, nhsNumber);
                insert.executeUpdate();
            }
            answer = CompletableFuture.supplyAsync(() -> as("demo-jcp").send(referral.bundle()));
            await().untilAsserted(() -> assertThat(waiting()).hasSize(1));
            String silent = waiting().get(0);
            signal("-STOP", silent);
            try {
                assertThat(answer.get(40, TimeUnit.SECONDS).status()).isEqualTo(503);
                assertThat(Answers.reasons(answer.join())).containsExactly("unavailable");
                assertThat(readiness()).isEqualTo(200);
            } finally {
                signal("-CONT", silent);
                holder.rollback();
            }
        }
        await().untilAsserted(() ->
                assertThat(as("demo-jcp").send(referral.bundle()).status()).isEqualTo(200));
    }
}
