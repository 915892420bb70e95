package org.fitforwork.simulator.bench.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SinkTest {
    private final HttpClient http =
            HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
    private final Sink sink = sink();

    private static Sink sink() {
        try {
            return new Sink("BENCH-0A-");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() {
        sink.close();
    }

    @Test
    void what_is_posted_or_put_has_arrived_under_the_number_in_its_identifier() throws Exception {
        long before = System.nanoTime();
        assertThat(send("POST", "/big-life/fhir", "{\"value\":\"BENCH-0A-0000017\"}"))
                .isEqualTo(200);
        assertThat(send("PUT", "/fhir/Task/1", "{\"value\":\"BENCH-0A-0000018\"}"))
                .isEqualTo(200);
        assertThat(sink.arrival(17).orElseThrow()).isBetween(before, System.nanoTime());
        assertThat(sink.arrival(18)).isPresent();
        assertThat(sink.arrival(19)).isEmpty();
    }

    @Test
    void the_first_arrival_counts_and_later_ones_are_told_apart() throws Exception {
        send("POST", "/fhir", "BENCH-0A-0000001");
        long first = sink.arrival(1).orElseThrow();
        send("POST", "/fhir", "BENCH-0A-0000001");
        assertThat(sink.arrival(1)).hasValue(first);
        assertThat(sink.again()).isEqualTo(1);
    }

    @Test
    void what_is_of_another_run_is_taken_and_not_counted() throws Exception {
        assertThat(send("POST", "/fhir", "BENCH-0B-0000001")).isEqualTo(200);
        assertThat(sink.arrival(1)).isEmpty();
    }

    private int send(String method, String path, String body) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(sink.port(), path)))
                                .method(method, BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }
}
