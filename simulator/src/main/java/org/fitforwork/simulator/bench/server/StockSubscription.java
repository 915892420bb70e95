package org.fitforwork.simulator.bench.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.fitforwork.simulator.pace.Watch;

/** Has the stock server deliver each Task that is made, by its rest-hook Subscription. */
final class StockSubscription {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CREATED = 201;

    private final HttpClient http;
    private final URI subscriptions;

    StockSubscription(HttpClient http, URI base) {
        this.http = http;
        this.subscriptions = base.resolve("/fhir/Subscription");
    }

    /** Makes it, and waits until it is active. */
    void make(int sinkPort, Watch watch) throws Exception {
        HttpResponse<String> made = http.send(
                HttpRequest.newBuilder(subscriptions)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/fhir+json")
                        .POST(BodyPublishers.ofString(
                                """
                                {"resourceType": "Subscription", "status": "requested", "reason": "Referrals to a provider",
                                 "criteria": "Task?status=requested",
                                 "channel": {"type": "rest-hook", "endpoint": "http://127.0.0.1:%d/fhir",
                                             "payload": "application/fhir+json"}}"""
                                        .formatted(sinkPort)))
                        .build(),
                BodyHandlers.ofString());
        if (made.statusCode() != CREATED) {
            throw new IOException("the stock server takes no Subscription: HTTP " + made.statusCode());
        }
        // Not the version that was made: that one stays requested.
        URI it = URI.create(made.headers().firstValue("Location").orElseThrow().replaceFirst("/_history/.*", ""));
        if (!watch.until(PATIENCE, () -> isActive(it))) {
            throw new IOException("the stock server's Subscription does not become active; see its log");
        }
    }

    private boolean isActive(URI it) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(it).timeout(PATIENCE).build(), BodyHandlers.ofString())
                .body()
                .replace(" ", "")
                .contains("\"status\":\"active\"");
    }
}
