package org.fitforwork.simulator.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.fitforwork.simulator.bench.drive.Answered;
import org.fitforwork.simulator.bench.drive.Sink;
import org.fitforwork.simulator.bench.mix.Kind;
import org.fitforwork.simulator.bench.server.Usage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static final long SECOND = 1_000_000_000;
    private static final Usage USED = new Usage(Duration.ofMillis(500), Duration.ofMillis(50));

    private final Sink sink = sink();
    private final long start = System.nanoTime() - 60 * SECOND;
    private final List<Answered> answers = List.of(
            new Answered(1, Kind.ACCEPTED, start, start + SECOND, 200),
            new Answered(2, Kind.REFUSED, start + SECOND, start + 2 * SECOND, 422),
            new Answered(1, Kind.REPLAY, start + 2 * SECOND, start + 3 * SECOND, 200),
            new Answered(3, Kind.ACCEPTED, start + 3 * SECOND, start + 6 * SECOND, 200),
            new Answered(4, Kind.ACCEPTED, start + 6 * SECOND, start + 10 * SECOND, 503));

    private static Sink sink() {
        try {
            return new Sink("BENCH-");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() {
        sink.close();
    }

    private Window window(boolean refuses) {
        return Window.of(0, answers, refuses, sink, Duration.ofMillis(1_500), USED, 42, Duration.ofMillis(7));
    }

    @Test
    void the_rate_counts_every_answer_that_is_as_it_ought_to_be() {
        assertThat(window(true).seconds()).isEqualTo(10);
        assertThat(window(true).answeredPerSecond()).isEqualTo(0.4);
        assertThat(window(true).unexpected()).isEqualTo(Map.of("ACCEPTED 503", 1));
        assertThat(window(true).byStatus()).isEqualTo(Map.of("200", 3, "422", 1, "503", 1));
    }

    @Test
    void of_a_server_without_rules_a_refusal_is_an_error() {
        assertThat(window(false).answeredPerSecond()).isEqualTo(0.3);
        assertThat(window(false).unexpected()).isEqualTo(Map.of("ACCEPTED 503", 1, "REFUSED 422", 1));
    }

    @Test
    void a_replay_stores_nothing_and_owes_nothing() {
        assertThat(window(true).storedPerSecond()).isEqualTo(0.2);
        assertThat(window(true).undelivered()).isEqualTo(2);
    }

    @Test
    void the_time_to_accept_is_that_of_successful_new_referrals_alone() {
        Latency accept = window(true).accept();
        assertThat(accept.count()).isEqualTo(2);
        assertThat(accept.p50()).isEqualTo(1_000);
        assertThat(accept.longest()).isEqualTo(3_000);
    }

    @Test
    void what_arrived_is_timed_from_its_answer_and_what_did_not_is_undelivered() throws Exception {
        HttpClient.newBuilder()
                .proxy(HttpClient.Builder.NO_PROXY)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + sink.port()))
                                .POST(BodyPublishers.ofString("BENCH-0000003"))
                                .build(),
                        BodyHandlers.discarding());
        Window window = window(true);
        assertThat(window.undelivered()).isEqualTo(1);
        assertThat(window.deliver().count()).isEqualTo(1);
        double millis = (sink.arrival(3).orElseThrow() - start - 6 * SECOND) / 1e6;
        assertThat(window.deliver().p50()).isEqualTo(millis);
    }

    @Test
    void processor_time_is_shared_among_all_calls() {
        assertThat(window(true).serverCpuMs()).isEqualTo(100);
        assertThat(window(true).postgresCpuMs()).isEqualTo(10);
    }

    @Test
    void what_the_machine_gave_meanwhile_is_told_as_well() {
        assertThat(window(true).fixedWorkMs()).isEqualTo(42);
        assertThat(window(true).stoodStillMs()).isEqualTo(7);
    }

    @Test
    void without_an_answer_there_is_nothing_to_tell() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Window.of(0, List.of(), true, sink, Duration.ZERO, USED, 42, Duration.ZERO));
    }

    @Test
    void the_median_of_two_is_their_mean() {
        List<Window> windows = List.of(Results.window(0, 10, 1), Results.window(0, 40, 1), Results.window(0, 20, 1));
        assertThat(Window.median(windows, Window::answeredPerSecond)).isEqualTo(20);
        assertThat(Window.median(windows.subList(0, 2), Window::answeredPerSecond))
                .isEqualTo(25);
    }
}
