package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** More requests than the gateway can work on: it says so in time, what is urgent gets in, and nothing is lost. */
class OverloadIT extends LiveGateway {
    private static final int FLOOD = 60;
    private static final int PLACES_FOR_ALL = 15;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private DataSource connections;

    private final ExecutorService senders = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        senders.shutdownNow();
    }

    /** One person, whose row somebody else holds: whatever is about this person waits in the middle of its commit. */
    private Connection holding(String nhsNumber) throws Exception {
        Connection holder = connections.getConnection();
        holder.setAutoCommit(false);
        try (PreparedStatement insert =
                holder.prepareStatement("insert into referral.person (nhs_number, patient_id) values (?, 'held')")) {
            insert.setString(1, nhsNumber);
            insert.executeUpdate();
        }
        return holder;
    }

    private static Bundle about(String nhsNumber) {
        return Referral.like("fit-for-work-out-of-work-gp.json")
                .nhsNumber(nhsNumber)
                .bundle();
    }

    private double metric(String name) {
        return as("demo-engineer")
                .get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .findFirst()
                .orElseThrow();
    }

    private int healthy(String probe) {
        return as("").get("/actuator/health/" + probe).status();
    }

    @Test
    void a_flood_is_answered_503_with_a_time_to_come_again_and_what_is_urgent_gets_in() throws Exception {
        String nhsNumber = Referral.freshNhsNumber();
        List<Bundle> flood =
                IntStream.range(0, FLOOD).mapToObj(any -> about(nhsNumber)).toList();
        Referral urgent = Referral.like("fit-for-work-out-of-work-gp.json");
        urgent.request().setPriority(ServiceRequestPriority.URGENT);
        Client sender = as("demo-gp");
        sender.get("/fhir/metadata");
        AtomicInteger turnedAway = new AtomicInteger();
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        double before = metric("gateway_requests_turned_away_total");

        try (Connection holder = holding(nhsNumber)) {
            flood.forEach(bundle -> answers.add(CompletableFuture.supplyAsync(
                    () -> {
                        Answer answer = sender.send(bundle);
                        turnedAway.addAndGet(answer.status() == 503 ? 1 : 0);
                        return answer;
                    },
                    senders)));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(turnedAway).hasValue(FLOOD - PLACES_FOR_ALL));

            assertThat(sender.send(urgent.bundle()).status()).isEqualTo(200);
            assertThat(sender.get("/fhir/Task").status()).isEqualTo(503);
            assertThat(metric("gateway_requests_active")).isEqualTo(PLACES_FOR_ALL);
            assertThat(healthy("liveness")).isEqualTo(200);
            assertThat(healthy("readiness")).isEqualTo(200);
            holder.rollback();
        }

        List<Answer> all = answers.stream().map(CompletableFuture::join).toList();
        assertThat(all).filteredOn(answer -> answer.status() == 200).hasSize(PLACES_FOR_ALL);
        assertThat(all).filteredOn(answer -> answer.status() != 200).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(5, 10);
            assertThat(Answers.reasons(answer)).containsExactly("overloaded");
        });
        assertThat(metric("gateway_requests_turned_away_total") - before).isEqualTo(FLOOD - PLACES_FOR_ALL + 1);
        assertThat(metric("gateway_requests_waiting")).isZero();
        assertThat(flood)
                .allSatisfy(bundle -> assertThat(sender.send(bundle).status()).isEqualTo(200));
        assertThat(database.sql("select count(*) from referral.referral r join referral.event e"
                                + " on e.referral_id = r.id and e.sequence = 1 where r.identifier_value in (:sent)")
                        .param(
                                "sent",
                                flood.stream().map(OverloadIT::identifier).toList())
                        .query(Integer.class)
                        .single())
                .isEqualTo(FLOOD);
    }

    @Test
    void the_threads_that_a_flood_needed_end_soon_after_it() throws Exception {
        String nhsNumber = Referral.freshNhsNumber();
        Client sender = as("demo-gp");
        try (Connection holder = holding(nhsNumber)) {
            List<CompletableFuture<Answer>> answers = IntStream.range(0, FLOOD)
                    .mapToObj(any -> about(nhsNumber))
                    .map(bundle -> CompletableFuture.supplyAsync(() -> sender.send(bundle), senders))
                    .toList();
            await().untilAsserted(() -> assertThat(webThreads()).isGreaterThanOrEqualTo(FLOOD));
            holder.rollback();
            answers.forEach(CompletableFuture::join);
        }

        await().untilAsserted(() -> assertThat(webThreads()).isLessThan(FLOOD / 2));
    }

    private static long webThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("http-nio-.*-exec-\\d+"))
                .count();
    }

    private static String identifier(Bundle bundle) {
        return Referral.only(bundle, ServiceRequest.class)
                .getIdentifierFirstRep()
                .getValue();
    }
}
