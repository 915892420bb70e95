package org.fitforwork.gateway.live;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** Two gateways on one database: each message goes once and in its order, and what one of them leaves the other takes. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ReplicasIT {
    private static final Path DATA = Path.of("target", "replicas-data");
    private static final int REFERRALS = 8;
    private static final int EACH = 4;
    private static final String ORGANISATION = "/admin/outbox/organisations/big-life";
    private static final Pattern NUMBERED = Pattern.compile("-n(\\d+)\"");

    private final WireMockServer bigLife =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private final List<GatewayProcess> gateways = new ArrayList<>();
    private final List<String> tasks = new ArrayList<>();
    private GatewayProcess first;
    private GatewayProcess second;
    private JdbcClient database;

    @BeforeAll
    void start() throws IOException {
        FileSystemUtils.deleteRecursively(DATA);
        for (String log : List.of("replica-1.log", "replica-2.log")) {
            Files.deleteIfExists(Path.of("target", log));
        }
        bigLife.start();
        first = start("replica-1.log", "--gateway.data-directory=" + DATA);
        database = JdbcClient.create(new DriverManagerDataSource(GatewayProcess.databaseOf(DATA), "postgres", ""));
        second = another();
    }

    private GatewayProcess another() throws IOException {
        return start(
                "replica-2.log",
                "--spring.datasource.url=" + GatewayProcess.databaseOf(DATA),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=",
                "--gateway.outbox.grace=1s",
                "--camel.main.shutdown-timeout=1");
    }

    private GatewayProcess start(String log, String... settings) throws IOException {
        GatewayProcess gateway = GatewayProcess.start(GatewayProcess.freePort(), log, bigLife.baseUrl(), settings);
        gateways.add(gateway);
        return gateway;
    }

    @AfterAll
    void stop() throws InterruptedException {
        for (int i = gateways.size() - 1; i >= 0; i--) {
            gateways.get(i).stop();
        }
        bigLife.stop();
    }

    private void answersAfter(Duration delay) {
        bigLife.stubFor(post("/fhir").willReturn(okJson(LiveGateway.RECEIVED).withFixedDelay((int) delay.toMillis())));
    }

    private int count(String where) {
        return database.sql("select count(*) from referral.owed_message where " + where)
                .query(Integer.class)
                .single();
    }

    private int workers() {
        return database.sql("select count(distinct leased_by) from referral.owed_message where leased_until > now()")
                .query(Integer.class)
                .single();
    }

    private void operate(GatewayProcess gateway, String order) {
        assertThat(gateway.as("demo-admin")
                        .post(ORGANISATION + "/" + order, "", "application/json")
                        .status())
                .isEqualTo(200);
    }

    /** Owes each referral to Big Life further messages, numbered as given, in that order. */
    private void oweMore(int from, int to) {
        database.sql(
                        """
                        insert into referral.owed_message (id, referral_id, organisation, body, state, due_at, attempts,
                            created_at, owed_since)
                        select gen_random_uuid(), r.id, r.provider,
                               '{"resourceType":"Bundle","id":"' || r.task_id || '-n' || n || '"}',
                               'owed', now(), 0, now(), now()
                          from referral.referral r cross join generate_series(:from, :to) n
                         where r.provider = 'big-life' order by n, r.id""")
                .param("from", from)
                .param("to", to)
                .update();
    }

    /** What Big Life received, in the order of arrival. */
    private List<LoggedRequest> received() {
        return bigLife.findAll(postRequestedFor(urlEqualTo("/fhir"))).stream()
                .sorted(Comparator.comparing(LoggedRequest::getLoggedDate))
                .toList();
    }

    private Map<String, Long> timesByKey() {
        return received().stream()
                .collect(Collectors.groupingBy(request -> request.getHeader("Idempotency-Key"), Collectors.counting()));
    }

    private List<Integer> order(String task) {
        return received().stream()
                .map(LoggedRequest::getBodyAsString)
                .filter(body -> body.contains(task))
                .map(body -> {
                    Matcher number = NUMBERED.matcher(body);
                    return number.find() ? Integer.parseInt(number.group(1)) : 1;
                })
                .toList();
    }

    @Test
    @Order(1)
    void what_one_pauses_both_hold_back_and_then_each_message_goes_once_and_in_its_order() {
        operate(second, "pause");
        for (int i = 0; i < REFERRALS; i++) {
            Client sender = gateways.get(i % 2).as("demo-jcp");
            tasks.add(Answers.task(sender.send(Referral.forBigLife(sender).bundle()))
                    .getIdElement()
                    .getIdPart());
        }
        oweMore(2, EACH);
        answersAfter(Duration.ofMillis(500));
        await().during(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(count("attempts > 0")).isZero());

        operate(first, "resume");

        await().pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(workers()).isEqualTo(2));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(count("state = 'owed'")).isZero());
        assertThat(timesByKey()).hasSize(REFERRALS * EACH).allSatisfy((key, times) -> assertThat(times)
                .isEqualTo(1));
        assertThat(tasks).allSatisfy(task -> assertThat(order(task)).containsExactly(1, 2, 3, 4));
    }

    /** What the ledger has of these referrals, in the order of the commits. */
    private List<String> history(List<String> referred) {
        return database.sql(
                        """
                        select row_number() over (order by e.at, e.referral_id, e.sequence) || ' ' || r.task_id || ' '
                               || e.status || ' ' || e.business_status
                          from referral.event e join referral.referral r on r.id = e.referral_id
                         where r.task_id in (:tasks) order by e.at, e.referral_id, e.sequence""")
                .param("tasks", referred)
                .query(String.class)
                .list();
    }

    /** Both send to one subscription; the one that is killed has, as a rule, a notification under way. */
    @Test
    @Order(2)
    void one_feed_has_its_numbers_without_a_gap_though_one_of_the_two_that_tell_it_is_killed() throws Exception {
        try (FeedFollower practice = new FeedFollower(first.as("demo-gp"))) {
            List<String> referred = new ArrayList<>();
            for (int i = 0; i < EACH; i++) {
                referred.add(FeedFollower.referred(gateways.get(i % 2), gateways.get((i + 1) % 2)));
            }
            await().untilAsserted(() -> assertThat(practice.numbers())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 2 * EACH).boxed().toList()));
            CountDownLatch arrived = new CountDownLatch(1);
            CountDownLatch answers = practice.hesitates(arrived);
            referred.add(FeedFollower.referred(second, second));
            assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

            second.kill();
            gateways.remove(second);
            for (int i = 0; i < EACH; i++) {
                referred.add(FeedFollower.referred(first, first));
            }
            practice.answers();
            answers.countDown();

            // The lease of the one that is dead must run out first.
            long last = 2L * referred.size();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(practice.numbers()).contains(last));
            List<Long> numbers = practice.numbers();
            List<Long> all = LongStream.rangeClosed(1, last).boxed().toList();
            assertThat(numbers.stream().distinct().toList()).containsExactlyElementsOf(all);
            // Only what was under way at the kill may have come twice.
            assertThat(numbers.size() - all.size()).isLessThanOrEqualTo(2);
            assertThat(practice.told()).containsExactlyElementsOf(history(referred));
            assertThat(practice.askedFor(first)).containsExactlyElementsOf(history(referred));
        }
        second = another();
    }

    @Test
    @Order(3)
    void one_that_stops_in_the_middle_hands_back_what_it_has_and_the_other_delivers_it() throws Exception {
        bigLife.resetAll();
        answersAfter(Duration.ofSeconds(6));
        oweMore(5, 5);
        await().untilAsserted(() -> {
            assertThat(workers()).isEqualTo(2);
            assertThat(count("leased_until > now()")).isEqualTo(REFERRALS);
        });

        second.stop();

        answersAfter(Duration.ZERO);
        assertThat(second.log()).contains("the outbox stops; 4 leases are handed back");
        // Sooner than a lease runs out.
        await().atMost(Duration.ofSeconds(25))
                .untilAsserted(() -> assertThat(count("state = 'owed'")).isZero());
        assertThat(timesByKey()).hasSize(REFERRALS).allSatisfy((key, times) -> assertThat(times)
                .isBetween(1L, 2L));
    }

    @Test
    @Order(4)
    void one_that_has_the_time_finishes_what_it_is_delivering() throws Exception {
        bigLife.resetAll();
        answersAfter(Duration.ofSeconds(3));
        oweMore(6, 6);
        await().untilAsserted(() -> assertThat(count("leased_until > now()")).isEqualTo(4));

        first.stop();

        assertThat(timesByKey()).hasSize(4);
        assertThat(first.log())
                .contains("the outbox stops; 0 leases are handed back")
                .doesNotContain("is not settled");
    }
}
