package org.fitforwork.simulator.bench.drive;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.fitforwork.simulator.bench.mix.Call;
import org.fitforwork.simulator.bench.mix.Referrer;
import org.fitforwork.simulator.gp.Token;
import org.jspecify.annotations.Nullable;

/** Sends over HTTP, each referrer with its own token where the server wants one. */
public final class HttpSender implements Sender {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .proxy(HttpClient.Builder.NO_PROXY)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI fhir;
    private final Map<Referrer, Token> tokens = new HashMap<>();

    /** @param referrers those that need a token; none for a server that asks nobody who they are */
    public HttpSender(URI base, Collection<Referrer> referrers, Clock clock) {
        this.fhir = base.resolve("/fhir");
        referrers.forEach(
                referrer -> tokens.put(referrer, new Token(http, base, referrer.client(), referrer.secret(), clock)));
    }

    /** So that no referral waits for it. A server that was started again knows no token of before. */
    public void signIn() throws IOException, InterruptedException {
        for (Token token : tokens.values()) {
            token.forget();
            token.value();
        }
    }

    @Override
    public int send(Call call) throws InterruptedException {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(fhir)
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/fhir+json")
                    .header("Accept", "application/fhir+json")
                    .POST(BodyPublishers.ofString(call.body()));
            @Nullable Token token = tokens.get(call.referrer());
            if (token != null) {
                request.header("Authorization", "Bearer " + token.value());
            }
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return Answered.NONE;
        }
    }
}
