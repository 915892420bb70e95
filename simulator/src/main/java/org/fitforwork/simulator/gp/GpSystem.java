package org.fitforwork.simulator.gp;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Sends referrals as a GP system does. */
final class GpSystem {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http;
    private final URI endpoint;
    private final Token token;
    private final FhirContext fhir;
    private final Clock clock;

    GpSystem(HttpClient http, URI base, Token token, FhirContext fhir, Clock clock) {
        this.http = http;
        this.endpoint = base.resolve("/fhir");
        this.token = token;
        this.fhir = fhir;
        this.clock = clock;
    }

    /** Sends one and waits for the answer, whose body is left unread: it may quote the referral. */
    Answer send(Referral referral) throws InterruptedException {
        String body = fhir.newJsonParser().encodeResourceToString(referral.bundle());
        try {
            HttpRequest request = HttpRequest.newBuilder(endpoint)
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + token.value())
                    .header("Content-Type", "application/fhir+json")
                    .header("Accept", "application/fhir+json")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            Instant start = clock.instant();
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            return new Answer(Integer.toString(status), Duration.between(start, clock.instant()));
        } catch (IOException e) {
            return Answer.NONE;
        }
    }
}
