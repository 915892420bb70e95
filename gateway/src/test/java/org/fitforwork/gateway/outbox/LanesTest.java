package org.fitforwork.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LanesTest {
    private static final Duration OPEN_FOR = Duration.ofSeconds(30);

    private final TurnedTime time = new TurnedTime();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Lanes lanes = new Lanes(settings(), meters, time);
    private final Lane lane = lanes.to("big-life");
    private final Logger logger = (Logger) LoggerFactory.getLogger(Lanes.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();

    /** A command that ran in this JVM before may have silenced everything. */
    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        said.start();
        logger.addAppender(said);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(said);
        logger.setLevel(null);
    }

    private static OutboxSettings settings() {
        Duration any = Duration.ofSeconds(1);
        return new OutboxSettings(
                4, any, any, any, any, any, 6, 2, any, any, new OutboxSettings.Breaker(4, 50, OPEN_FOR));
    }

    private void end(DeliveryFailed failure, int times) {
        IntStream.range(0, times).forEach(any -> {
            int taken = lane.take();
            assertThat(taken).isPositive();
            lane.unused(taken - 1);
            lane.failed(failure);
            lane.free();
        });
    }

    private double severity() {
        return meters.get("gateway.outbox.breaker")
                .tag("organisation", "big-life")
                .gauge()
                .value();
    }

    private static DeliveryFailed unreachable() {
        return DeliveryFailed.unreachable("ConnectException");
    }

    @Test
    void an_organisation_has_its_own_places_and_all_together_have_no_more_than_the_gateway() {
        assertThat(lane.take()).isEqualTo(4);
        assertThat(lane.take()).isZero();
        assertThat(lanes.to("pathways-cic").take()).isEqualTo(2);

        lane.delivered();
        lane.free();
        lane.unused(1);

        assertThat(lanes.to("ingeus").take()).isEqualTo(2);
        assertThat(lane.take()).isZero();
    }

    @Test
    void a_lane_is_waited_for_until_there_were_fewer_messages_than_places() {
        assertThat(lane.take()).isEqualTo(4);
        lane.unused(0);
        assertThat(lane.isWaitedFor()).isTrue();

        lane.delivered();
        lane.free();
        assertThat(lane.take()).isEqualTo(1);
        lane.unused(1);
        assertThat(lane.isWaitedFor()).isFalse();

        end(unreachable(), 3);
        assertThat(lane.take()).isZero();
        assertThat(lane.isWaitedFor()).as("for the breaker").isTrue();
    }

    @Test
    void it_is_crowded_while_all_places_of_all_organisations_are_taken() {
        lane.take();
        assertThat(lane.isCrowded()).isFalse();

        lanes.to("pathways-cic").take();
        assertThat(lane.isCrowded()).isTrue();

        lane.unused(1);
        assertThat(lane.isCrowded()).isFalse();
    }

    @Test
    void a_provider_that_is_ill_is_sent_nothing_until_the_time_is_over_and_then_one_message() {
        end(unreachable(), 4);

        assertThat(lane.take()).isZero();
        assertThat(severity()).isEqualTo(2);
        assertThat(lane.state()).isEqualTo("open");
        assertThat(lanes.to("pathways-cic").take()).isEqualTo(4);

        time.turn(OPEN_FOR.plusMillis(1));
        assertThat(lane.take()).isEqualTo(1);
        assertThat(lane.take()).isZero();
        assertThat(lane.state()).isEqualTo("half-open");
        lane.failed(unreachable());
        lane.free();
        assertThat(lane.take()).isZero();

        time.turn(OPEN_FOR.plusMillis(1));
        assertThat(lane.take()).isEqualTo(1);
        lane.delivered();
        lane.free();
        assertThat(lane.take()).isEqualTo(2);
        assertThat(severity()).isZero();
        assertThat(said.list.stream().map(ILoggingEvent::getFormattedMessage))
                .satisfiesExactly(
                        shut -> assertThat(shut).contains("big-life takes no messages"),
                        open -> assertThat(open).contains("big-life takes messages again"));
    }

    @Test
    void a_probe_for_which_there_is_no_message_is_kept_for_one() {
        end(unreachable(), 4);
        time.turn(OPEN_FOR.plusMillis(1));

        lane.unused(lane.take());

        assertThat(lane.take()).isEqualTo(1);
    }

    @Test
    void a_provider_that_refuses_messages_or_asks_for_a_wait_is_not_ill() {
        end(DeliveryFailed.refused("the provider answered HTTP 422"), 10);
        end(DeliveryFailed.later("the provider answered HTTP 429", Duration.ofSeconds(5)), 10);

        assertThat(lane.state()).isEqualTo("closed");
        assertThat(meters.get("gateway.outbox.attempts")
                        .tag("organisation", "big-life")
                        .tag("outcome", "failed")
                        .counter()
                        .count())
                .isEqualTo(20);
    }
}
