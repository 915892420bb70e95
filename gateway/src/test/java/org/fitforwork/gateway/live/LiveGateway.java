package org.fitforwork.gateway.live;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import org.fitforwork.gateway.Gateway;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/** One gateway for all tests of a run: the same context, the same database, the same provider. */
@SpringBootTest(
        classes = Gateway.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.additional-location=file:../config/",
            "gateway.config.path=target/live-config",
            "gateway.data-directory=target/live-data",
            "gateway.outbox.first-retry=200ms",
            "gateway.outbox.poll=200ms",
            "gateway.outbox.breaker.open-for=500ms",
            "spring.datasource.hikari.data-source-properties.socketTimeout=15",
            // So that it seldom mends what a test broke, before that test has it mended.
            "gateway.reconciliation.interval=1m",
            "gateway.feed.first-retry=100ms",
            "gateway.feed.longest-retry=500ms",
            "gateway.feed.error-after=3",
            "gateway.feed.shortest-heartbeat=1s",
            "gateway.feed.per-organisation=4",
            "gateway.rate.failures-of-address=10000"
        })
@Import({LiveGateway.TurnableTime.class, TlsConnector.class, Statements.class})
@AutoConfigureObservability(tracing = false)
@ActiveProfiles("local")
abstract class LiveGateway {
    /** The time of the gateway, which a test may turn; it puts it back when it is done. */
    static final TurnableClock CLOCK = new TurnableClock();

    /** Big Life's own endpoint. */
    static final WireMockServer BIG_LIFE =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

    /** What a FHIR server says that has taken a referral. */
    static final String RECEIVED = "{\"resourceType\":\"Bundle\",\"type\":\"transaction-response\"}";

    private static final Path DATA = Path.of("target", "live-data");

    static {
        BIG_LIFE.start();
        LiveConfiguration.restore();
        try {
            FileSystemUtils.deleteRecursively(DATA);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    JdbcClient database;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("BIG_LIFE_ENDPOINT", () -> BIG_LIFE.baseUrl() + "/fhir");
        ProgrammeExample.clients().forEach((key, value) -> registry.add(key, () -> value));
        Providers.clients().forEach((key, value) -> registry.add(key, () -> value));
        Identities.settings().forEach((key, value) -> registry.add(key, () -> value));
    }

    /** Puts the turnable clock in the place of the system's. */
    static class TurnableTime {
        @Bean
        @Primary
        Clock turnableClock() {
            return CLOCK;
        }
    }

    @BeforeEach
    void bigLifeIsWell() {
        BIG_LIFE.resetAll();
        BIG_LIFE.stubFor(WireMock.post("/fhir").willReturn(WireMock.okJson(RECEIVED)));
    }

    /** A system that calls the gateway, as one of the demo clients or as the client of an example. */
    Client as(String client) {
        return new Client(base(), client);
    }

    String base() {
        return "http://127.0.0.1:" + port;
    }

    /** How many rows there are of everything a referral leaves behind. */
    String stored() {
        return database.sql(
                        """
                        select (select count(*) from hfj_resource) || ' resources, '
                            || (select count(*) from referral.referral) || ' referrals, '
                            || (select count(*) from referral.person) || ' persons, '
                            || (select count(*) from referral.owed_message) || ' messages'""")
                .query(String.class)
                .single();
    }
}
