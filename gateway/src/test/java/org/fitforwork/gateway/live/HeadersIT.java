package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.fitforwork.gateway.live.Client.Answer;
import org.junit.jupiter.api.Test;

class HeadersIT extends LiveGateway {
    private static void safe(String of, Answer answer) {
        assertThat(answer.header("Content-Security-Policy")).as(of).contains("default-src 'none'");
        assertThat(answer.header("Referrer-Policy")).as(of).isEqualTo("no-referrer");
        assertThat(answer.header("X-Content-Type-Options")).as(of).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).as(of).isEqualTo("DENY");
    }

    @Test
    void every_answer_has_them() {
        for (String path :
                List.of("/fhir/Task", "/fhir/Task/nobody", "/fhir/metadata", "/admin/outbox/messages", "/x")) {
            safe(path, as("demo-gp").get(path));
        }
        for (String path : List.of("/fhir/Task", "/actuator/health", "/oauth2/jwks", "/x", "/error")) {
            safe(path, as("").get(path));
        }
        safe("a token", new TokenRequest(base()).secret("demo-gp", "demo-gp-secret"));
        safe("no token", new TokenRequest(base()).secret("nobody", "no"));
    }

    @Test
    void what_is_about_people_is_kept_nowhere() {
        assertThat(as("demo-gp").get("/fhir/Task").header("Cache-Control")).contains("no-store");
        assertThat(as("demo-gp").get("/fhir/Patient/none").header("Cache-Control"))
                .contains("no-store");
        assertThat(new TokenRequest(base()).secret("demo-gp", "demo-gp-secret").header("Cache-Control"))
                .contains("no-store");
    }

    @Test
    void public_keys_may_be_kept() {
        Answer keys = as("").get("/.well-known/receipts/jwks.json");

        assertThat(keys.status()).as(keys.body()).isEqualTo(200);
        assertThat(keys.response().headers().allValues("Cache-Control")).containsExactly("max-age=3600, public");
    }

    @Test
    void a_url_that_is_turned_away_before_anything_looks_at_it_has_them_as_well() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", URI.create(base()).getPort())) {
            socket.getOutputStream()
                    .write("GET /fhir//Task HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("default-src 'none'", "nosniff", "no-store", "OperationOutcome");
        }
    }

    @Test
    void no_page_of_another_origin_may_read_an_answer() {
        TokenRequest request = new TokenRequest(base());
        for (String path : List.of("/fhir/Task", "/oauth2/token", "/fhir/metadata")) {
            Answer preflight = request.send(HttpRequest.newBuilder(URI.create(base() + path))
                    .method("OPTIONS", BodyPublishers.noBody())
                    .header("Origin", "https://evil.example")
                    .header("Access-Control-Request-Method", "GET"));
            Answer simple = request.send(
                    HttpRequest.newBuilder(URI.create(base() + path)).GET().header("Origin", "https://evil.example"));
            for (Answer answer : List.of(preflight, simple)) {
                assertThat(answer.response().headers().map().keySet())
                        .as(path)
                        .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
            }
        }
    }
}
