package org.fitforwork.simulator.bench.growth;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.fitforwork.simulator.gp.Token;

/** Asks the gateway, and answers it, as one client or another. Anything but 200 is a fault of the run. */
final class Caller {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .proxy(HttpClient.Builder.NO_PROXY)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final URI base;
    private final Clock clock;

    Caller(URI base, Clock clock) {
        this.base = base;
        this.clock = clock;
    }

    /** A gateway that was started again knows no token of before. */
    void signOut() {
        tokens.clear();
    }

    /** A client that the gateway knows. */
    record Client(String id, String secret) {}

    HttpResponse<String> get(Client client, String path) throws IOException, InterruptedException {
        return ok(client, HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    void post(Client client, String path) throws IOException, InterruptedException {
        ok(client, HttpRequest.newBuilder(base.resolve(path)).POST(BodyPublishers.noBody()));
    }

    /** @return the answer, whose ETag the next change needs */
    HttpResponse<String> patch(Client client, String path, String etag, String patch)
            throws IOException, InterruptedException {
        return ok(
                client,
                HttpRequest.newBuilder(base.resolve(path))
                        .method("PATCH", BodyPublishers.ofString(patch))
                        .header("Content-Type", "application/json-patch+json")
                        .header("If-Match", etag));
    }

    private HttpResponse<String> ok(Client client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        Token token =
                tokens.computeIfAbsent(client.id(), id -> new Token(http, base, client.id(), client.secret(), clock));
        HttpResponse<String> answer = http.send(
                request.timeout(PATIENCE)
                        .header("Accept", "application/fhir+json")
                        .header("Authorization", "Bearer " + token.value())
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IOException("%s %s was answered %d: %s"
                    .formatted(
                            answer.request().method(),
                            answer.request().uri().getPath(),
                            answer.statusCode(),
                            answer.body()));
        }
        return answer;
    }
}
