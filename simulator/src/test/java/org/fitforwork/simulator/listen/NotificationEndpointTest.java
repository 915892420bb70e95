package org.fitforwork.simulator.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.fitforwork.simulator.Terminal;
import org.fitforwork.simulator.listen.Absence.Fate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NotificationEndpointTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Terminal terminal = new Terminal();
    private NotificationEndpoint endpoint = listen(absence(0, Duration.ZERO));

    NotificationEndpointTest() throws IOException {}

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void what_came_is_told_with_gaps_duplicates_and_what_was_out_of_order() throws Exception {
        for (long number : List.of(1, 2, 5, 5, 4, 9)) {
            assertThat(post(event(number))).isEqualTo(200);
        }
        assertThat(seen())
                .isEqualTo("{\"calls\":6,\"missed\":0,\"subscriptions\":{\"gp-1\":{\"events\":5,\"highest\":9,"
                        + "\"duplicates\":1,\"outOfOrder\":1,\"gaps\":[\"3\",\"6-8\"],"
                        + "\"types\":{\"event-notification\":6}}}}");
        assertThat(terminal.text()).contains("gp-1 event-notification 9 Task/7");
    }

    @Test
    void a_heartbeat_is_seen_and_has_no_number() throws Exception {
        assertThat(post(notification("heartbeat", ""))).isEqualTo(200);
        assertThat(seen()).contains("\"events\":0,\"highest\":0").contains("\"heartbeat\":1");
    }

    @Test
    void a_body_that_is_no_notification_is_refused_and_not_counted() throws Exception {
        assertThat(post("{}")).isEqualTo(400);
        assertThat(post("{\"resourceType\":\"Bundle\",\"type\":\"history\"}")).isEqualTo(400);
        assertThat(
                        post(
                                notification(
                                        "event-notification",
                                        "{\"name\":\"notification-event\",\"part\":[{\"name\":\"event-number\",\"valueString\":\"x\"}]}")))
                .isEqualTo(400);
        assertThat(seen()).contains("\"calls\":0");
    }

    @Test
    void a_listener_that_is_away_answers_nothing() throws Exception {
        endpoint.close();
        endpoint = listen(absence(0, Duration.ofMinutes(10)));
        assertThatThrownBy(() -> post(event(1))).isInstanceOf(IOException.class);
        assertThat(seen()).contains("\"missed\":").contains("\"subscriptions\":{}");
    }

    @Test
    void about_the_asked_share_is_dropped_half_with_503_half_without_an_answer() {
        Absence absence = absence(0.3, Duration.ZERO);
        List<Fate> fates =
                IntStream.range(0, 1000).mapToObj(call -> absence.next()).toList();
        assertThat(fates.stream().filter(Fate.ANSWERED_503::equals).count()).isBetween(110L, 190L);
        assertThat(fates.stream().filter(Fate.CUT::equals).count()).isBetween(110L, 190L);
    }

    @Test
    void nothing_but_ids_and_codes_is_printed_or_told() throws Exception {
        post(event(1).replace("Subscription/gp-1", "Testperson One").replace("Task/7", "Patient/Testperson One"));
        assertThat(terminal.text() + seen()).doesNotContain("Testperson");
    }

    private static Absence absence(double drop, Duration away) {
        return new Absence(drop, new SplittableRandom(1), Duration.ZERO, away, NOON);
    }

    private NotificationEndpoint listen(Absence absence) throws IOException {
        return new NotificationEndpoint(0, absence, new Seen(), terminal.out).start();
    }

    private static String event(long number) {
        return notification(
                "event-notification",
                """
                {"name":"notification-event","part":[{"name":"event-number","valueString":"%d"},
                  {"name":"timestamp","valueInstant":"2026-03-02T12:00:00Z"},
                  {"name":"focus","valueReference":{"reference":"Task/7"}}]}"""
                        .formatted(number));
    }

    private static String notification(String type, String event) {
        return """
                {"resourceType":"Bundle","type":"history","entry":[{"resource":{"resourceType":"Parameters","parameter":[
                  {"name":"subscription","valueReference":{"reference":"Subscription/gp-1"}},
                  {"name":"type","valueCode":"%s"}%s]}}]}"""
                .formatted(type, event.isEmpty() ? "" : "," + event);
    }

    private int post(String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/notify"))
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private String seen() throws Exception {
        return http.send(HttpRequest.newBuilder(uri("/seen")).build(), BodyHandlers.ofString())
                .body();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + endpoint.port() + path);
    }
}
