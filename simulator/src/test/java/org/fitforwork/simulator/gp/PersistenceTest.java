package org.fitforwork.simulator.gp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PersistenceTest {
    private final FakeGateway first = new FakeGateway();
    private final FakeGateway second = new FakeGateway();
    private final List<Duration> waits = new ArrayList<>();
    private final Persistence sender = new Persistence(
            Stream.of(first, second).map(PersistenceTest::gateway).toList(),
            0,
            Duration.ofMinutes(1),
            Clock.systemUTC(),
            waits::add);
    private final Referral referral = new Referrals(Templates.outOfWork(), new SplittableRandom(1)).next();

    PersistenceTest() throws IOException {}

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    @Test
    void a_gateway_that_failed_is_followed_by_the_next_and_that_one_is_kept() throws InterruptedException {
        first.failNext(500);
        assertThat(sender.send(referral).attempts()).isEqualTo(2);
        assertThat(sender.send(referral).attempts()).isOne();
        assertThat(first.bodies).hasSize(1);
        assertThat(second.bodies).hasSize(2).containsOnly(first.bodies.get(0));
    }

    @Test
    void a_busy_gateway_is_given_the_time_it_asks_for() throws InterruptedException {
        first.failNext(503);
        assertThat(sender.send(referral).acknowledged()).isTrue();
        assertThat(waits).containsExactly(Duration.ofSeconds(FakeGateway.RETRY_AFTER));
    }

    @Test
    void a_refusal_is_final() throws InterruptedException {
        first.failNext(422);
        assertThat(sender.send(referral)).extracting(JournalEntry::status).isEqualTo("422");
        assertThat(second.bodies).isEmpty();
    }

    private static GpSystem gateway(FakeGateway gateway) {
        HttpClient http = HttpClient.newHttpClient();
        URI base = URI.create(gateway.base());
        Token token = new Token(http, base, "demo-gp", "demo-gp-secret", Clock.systemUTC());
        return new GpSystem(http, base, token, Templates.FHIR, Clock.systemUTC());
    }
}
