package org.fitforwork.gateway.live;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** A system that calls the gateway over HTTP with a token of its own. */
final class Client {
    static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final Map<String, Token> TOKENS = new ConcurrentHashMap<>();

    /** Less than a token's life. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final String base;
    private final String id;

    Client(String base, String id) {
        this.base = base;
        this.id = id;
    }

    /** A gateway that was started again signs with another key. */
    static void forgetTokens() {
        TOKENS.clear();
    }

    private record Token(String value, long since) {
        boolean stale() {
            return System.nanoTime() - since > FRESH.toNanos();
        }
    }

    /** An answer: its status, and its body as text and, where it is one, as a resource. */
    record Answer(int status, String body, HttpResponse<String> response) {
        <T extends Resource> T as(Class<T> type) {
            return (body.startsWith("<") ? FHIR.newXmlParser() : FHIR.newJsonParser()).parseResource(type, body);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Answer send(Resource bundle) {
        return post("/fhir", FHIR.newJsonParser().encodeResourceToString(bundle), "application/fhir+json");
    }

    /** Asks what would become of a Bundle. */
    Answer check(Resource bundle) {
        return check(FHIR.newJsonParser().encodeResourceToString(bundle));
    }

    Answer check(String bundle) {
        return post("/fhir/ServiceRequest/$check", bundle, "application/fhir+json");
    }

    Answer post(String path, String body, String contentType) {
        return call(request(path).POST(BodyPublishers.ofString(body)).header("Content-Type", contentType));
    }

    Answer post(String path, byte[] body, String contentType) {
        return call(request(path).POST(BodyPublishers.ofByteArray(body)).header("Content-Type", contentType));
    }

    /** Posts a few bytes that claim to be encoded. */
    Answer postEncoded(String path, String encoding) {
        return call(request(path)
                .POST(BodyPublishers.ofString("xx"))
                .header("Content-Type", "application/fhir+json")
                .header("Content-Encoding", encoding));
    }

    /** Any request; an empty body is none. */
    Answer ask(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request =
                request(path).method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return call(request);
    }

    Answer get(String path) {
        return call(request(path).GET());
    }

    Answer withHeader(String path, String name, String value) {
        return call(request(path).GET().header(name, value));
    }

    Answer getWithToken(String path, String token) {
        return call(request(path).header("Authorization", "Bearer " + token).GET());
    }

    /** Puts with If-Match of the version that the resource says it has. */
    Answer put(Resource resource) {
        String version = resource.getMeta().getVersionId();
        return put(resource, "W/\"" + version + "\"");
    }

    Answer put(Resource resource, String ifMatch) {
        HttpRequest.Builder put = request("/fhir/" + resource.fhirType() + "/"
                        + resource.getIdElement().getIdPart())
                .PUT(BodyPublishers.ofString(FHIR.newJsonParser().encodeResourceToString(resource)))
                .header("Content-Type", "application/fhir+json");
        return call(ifMatch.isEmpty() ? put : put.header("If-Match", ifMatch));
    }

    Answer patch(String path, String body, String contentType, String ifMatch) {
        return call(request(path)
                .method("PATCH", BodyPublishers.ofString(body))
                .header("Content-Type", contentType)
                .header("If-Match", ifMatch));
    }

    Task task(String taskId) {
        return get("/fhir/Task/" + taskId).as(Task.class);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofMinutes(5));
        return id.isEmpty() ? request : request.header("Authorization", "Bearer " + token());
    }

    private String token() {
        return TOKENS.compute(base + id, (key, token) -> token == null || token.stale() ? newToken() : token)
                .value();
    }

    private Token newToken() {
        long since = System.nanoTime();
        String basic = Base64.getEncoder().encodeToString((id + ":" + id + "-secret").getBytes(StandardCharsets.UTF_8));
        Answer answer = call(HttpRequest.newBuilder(URI.create(base + "/oauth2/token"))
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Basic " + basic));
        Matcher token = TOKEN.matcher(answer.body());
        if (!token.find()) {
            throw new IllegalStateException("no token for " + id + ": " + answer.body());
        }
        return new Token(token.group(1), since);
    }

    private static Answer call(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
