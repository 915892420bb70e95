package org.fitforwork.simulator.gp;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends referrals to one gateway as a GP system does. */
final class GpSystem {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OK = 200;
    /** The Task's place in a transaction-response; nothing else of an answer is looked at: it may quote the referral. */
    private static final Pattern TASK =
            Pattern.compile("\"location\"\\s*:\\s*\"(?:[^\"]*/)?Task/([A-Za-z0-9.-]{1,64})");
    /** A longer one is no reason to let a run stand still. */
    private static final int LONGEST_WAIT = 300;

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private final HttpClient http;
    private final URI base;
    private final Token token;
    private final FhirContext fhir;
    private final Clock clock;

    GpSystem(HttpClient http, URI base, Token token, FhirContext fhir, Clock clock) {
        this.http = http;
        this.base = base;
        this.token = token;
        this.fhir = fhir;
        this.clock = clock;
    }

    /** @throws IOException if the gateway gives no token, saying why */
    void signIn() throws IOException, InterruptedException {
        token.value();
    }

    /** Sends one and waits for the answer. */
    Answer send(Referral referral) throws InterruptedException {
        String body = fhir.newJsonParser().encodeResourceToString(referral.bundle());
        try {
            HttpRequest request = HttpRequest.newBuilder(base.resolve("/fhir"))
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + token.value())
                    .header("Content-Type", "application/fhir+json")
                    .header("Accept", "application/fhir+json")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            Instant start = clock.instant();
            Answer answer = answer(http.send(request, BodyHandlers.ofString()), start);
            if (answer.isUnauthorized()) {
                // Another process of the gateway may have taken the port, and it knows no token of the one before.
                token.forget();
            }
            return answer;
        } catch (IOException e) {
            return Answer.NONE;
        }
    }

    private Answer answer(HttpResponse<String> response, Instant start) {
        Duration took = Duration.between(start, clock.instant());
        String retryAfter = response.headers().firstValue("Retry-After").orElse("");
        Duration wait = SECONDS.matcher(retryAfter).matches()
                ? Duration.ofSeconds(Math.min(LONGEST_WAIT, Integer.parseInt(retryAfter)))
                : Duration.ZERO;
        Matcher task = TASK.matcher(response.statusCode() == OK ? response.body() : "");
        String made = Answer.NO_TASK;
        while (task.find()) {
            made = task.group(1);
        }
        return new Answer(Integer.toString(response.statusCode()), took, made, wait);
    }
}
