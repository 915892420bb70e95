package org.fitforwork.simulator.gp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** A client's access token (RFC 6749, client_credentials with HTTP basic), asked for again shortly before it ends. */
public final class Token {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration MARGIN = Duration.ofSeconds(30);
    private static final int OK = 200;

    private final HttpClient http;
    private final URI endpoint;
    private final String client;
    private final String secret;
    private final Clock clock;
    private String value = "";
    private Instant until = Instant.MIN;

    public Token(HttpClient http, URI base, String client, String secret, Clock clock) {
        this.http = http;
        this.endpoint = base.resolve("/oauth2/token");
        this.client = client;
        this.secret = secret;
        this.clock = clock;
    }

    /** @throws IOException if the server gives none, saying for whom and with which HTTP status */
    public synchronized String value() throws IOException, InterruptedException {
        if (!clock.instant().isBefore(until)) {
            renew();
        }
        return value;
    }

    /** The server does not know it. */
    public synchronized void forget() {
        until = Instant.MIN;
    }

    private void renew() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Authorization", "Basic " + credentials())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        HttpResponse<String> response = send(request);
        if (response.statusCode() != OK) {
            throw new IOException(
                    "no token for client %s: HTTP %d from %s".formatted(client, response.statusCode(), endpoint));
        }
        JsonNode answer = parse(response.body());
        value = answer.path("access_token").asText();
        until = clock.instant().plusSeconds(answer.path("expires_in").asLong()).minus(MARGIN);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw new IOException("nothing answers at %s: start the gateway or give --base".formatted(endpoint), e);
        }
    }

    private JsonNode parse(String body) throws IOException {
        try {
            return new ObjectMapper().readTree(body);
        } catch (JsonProcessingException e) {
            // Its message may quote the token.
            throw new IOException("no token for client %s: no JSON from %s".formatted(client, endpoint));
        }
    }

    /** RFC 6749, 2.3.1: both are form-encoded before they are joined. */
    private String credentials() {
        String pair = URLEncoder.encode(client, StandardCharsets.UTF_8)
                + ":"
                + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
