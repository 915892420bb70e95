package org.fitforwork.simulator.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fitforwork.simulator.Terminal;
import org.fitforwork.simulator.gp.Templates;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderEndpointTest {
    private static final String KEY = "0f8fad5b-d9cb-469f-a165-70867728950e";
    private static final String OTHER_KEY = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Terminal terminal = new Terminal();
    private final List<Duration> waits = new ArrayList<>();
    private final Faults faults = new Faults(new SplittableRandom(1));
    private final ProviderEndpoint endpoint;

    ProviderEndpointTest() throws IOException {
        faults.set(Map.of(Faults.EVERY, Behaviour.HEALTHY.delayed(Duration.ofMillis(250))));
        endpoint = new ProviderEndpoint(0, faults, new Inbox(), terminal.out, NOON, waits::add).start();
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void a_referral_is_answered_with_one_entry_for_each_of_its_own() throws Exception {
        HttpResponse<String> answer = post(endpoint, KEY, handover());
        assertThat(answer.statusCode()).isEqualTo(200);
        Bundle response = Templates.FHIR.newJsonParser().parseResource(Bundle.class, answer.body());
        assertThat(response.getType()).isEqualTo(BundleType.TRANSACTIONRESPONSE);
        assertThat(response.getEntry()).hasSize(4);
    }

    @Test
    void a_key_is_kept_once_and_its_repetition_answers_409() throws Exception {
        post(endpoint, KEY, handover());
        assertThat(post(endpoint, KEY, handover()).statusCode()).isEqualTo(409);
        assertThat(post(endpoint, OTHER_KEY, handover()).statusCode()).isEqualTo(200);
        assertThat(count()).isEqualTo("{\"received\":2,\"repeated\":1,\"failed\":0,\"tasksUnderSeveralKeys\":1}");
    }

    @ParameterizedTest
    @CsvSource({"500,500", "404,404", "503,503", "429,429"})
    void a_failing_provider_answers_so_and_keeps_nothing(String fault, int status) throws Exception {
        fail("*", fault);
        HttpResponse<String> answer = post(endpoint, KEY, handover());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Templates.FHIR.newJsonParser().parseResource(answer.body())).isInstanceOf(OperationOutcome.class);
        assertThat(count()).contains("\"received\":0").contains("\"failed\":1");
        assertThat(terminal.text())
                .isEqualToIgnoringNewLines("2026-03-02T12:00:00Z %s task-7 %s".formatted(KEY, fault));
    }

    @Test
    void a_busy_provider_says_when_to_come_again() throws Exception {
        put("{\"*\":{\"429\":1,\"retry-after\":7}}");
        assertThat(post(endpoint, KEY, handover()).headers().firstValue("Retry-After"))
                .contains("7");
    }

    @Test
    void rubbish_is_200_with_a_page_and_keeps_nothing() throws Exception {
        fail("*", "rubbish");
        HttpResponse<String> answer = post(endpoint, KEY, handover());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html");
        assertThat(count()).contains("\"received\":0");
    }

    @Test
    void a_provider_that_resets_keeps_nothing() throws Exception {
        fail("*", "reset");
        assertThatThrownBy(() -> post(endpoint, KEY, handover())).isInstanceOf(IOException.class);
        assertThat(count()).contains("\"received\":0").contains("\"failed\":1");
    }

    @Test
    void a_provider_that_accepts_and_dies_keeps_the_referral_once_however_often_it_comes() throws Exception {
        fail("*", "accept-and-die");
        assertThatThrownBy(() -> post(endpoint, KEY, handover())).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> post(endpoint, KEY, handover())).isInstanceOf(IOException.class);
        put("{}");
        assertThat(post(endpoint, KEY, handover()).statusCode()).isEqualTo(409);
        assertThat(get("/received")).contains("\"arrived\":3,\"effects\":1");
    }

    @Test
    void a_call_that_hangs_is_not_answered_until_the_faults_change() throws Exception {
        fail("*", "hang");
        var call = http.sendAsync(request(endpoint, "/fhir", KEY, json(handover())), BodyHandlers.ofString());
        assertThatThrownBy(() -> call.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        put("{}");
        assertThatThrownBy(() -> call.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(IOException.class);
        assertThat(post(endpoint, KEY, handover()).statusCode()).isEqualTo(200);
    }

    @Test
    void each_organisation_has_an_address_and_faults_of_its_own() throws Exception {
        fail("big-life", "500");
        assertThat(http.send(request(endpoint, "/big-life/fhir", KEY, json(handover())), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(500);
        assertThat(http.send(request(endpoint, "/ingeus/fhir", OTHER_KEY, json(handover())), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/received")).contains("\"organisation\":\"big-life\"", "\"organisation\":\"ingeus\"");
        assertThat(terminal.text()).contains("task-7 500 big-life").contains("task-7 new ingeus");
    }

    @Test
    void faults_that_make_no_sense_are_refused_and_change_nothing() throws Exception {
        fail("*", "500");
        assertThat(put("{\"*\":{\"dance\":1}}").statusCode()).isEqualTo(400);
        assertThat(get("/faults")).contains("\"500\":1.0");
    }

    @Test
    void a_line_has_time_key_task_and_outcome() throws Exception {
        post(endpoint, KEY, handover());
        post(endpoint, KEY, handover());
        assertThat(terminal.text().lines())
                .containsExactly(
                        "2026-03-02T12:00:00Z %s task-7 new".formatted(KEY),
                        "2026-03-02T12:00:00Z %s task-7 again".formatted(KEY));
    }

    @Test
    void nothing_identifiable_is_printed_or_answered() throws Exception {
        Bundle secret = handover();
        List<HttpResponse<String>> answers = List.of(
                post(endpoint, KEY, secret),
                post(endpoint, KEY, secret),
                post(endpoint, "9990000018", secret),
                post(endpoint, OTHER_KEY, "{\"resourceType\":\"Testperson-One 9990000018\"}"),
                post(endpoint, OTHER_KEY, named(secret, "Testperson_One")));
        assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(200, 409, 400, 400, 200);
        assertThat(answers)
                .extracting(HttpResponse::body)
                .noneMatch(body -> body.contains("Testperson") || body.contains("9990000018"));
        assertThat(terminal.text()).hasLineCount(3).doesNotContain("Testperson", "One", "9990000018", "M40");
    }

    @Test
    void a_call_without_a_key_is_refused() throws Exception {
        HttpResponse<String> answer = post(endpoint, "", handover());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Templates.FHIR
                        .newJsonParser()
                        .parseResource(OperationOutcome.class, answer.body())
                        .getIssueFirstRep()
                        .getDiagnostics())
                .isEqualTo("the header Idempotency-Key must be a UUID");
    }

    @Test
    void a_body_that_is_no_transaction_is_refused() throws Exception {
        assertThat(post(endpoint, KEY, handover().setType(BundleType.COLLECTION))
                        .statusCode())
                .isEqualTo(400);
        assertThat(count()).isEqualTo("{\"received\":0,\"repeated\":0,\"failed\":0,\"tasksUnderSeveralKeys\":0}");
    }

    @Test
    void a_body_above_two_megabytes_is_refused() throws Exception {
        assertThat(post(endpoint, KEY, " ".repeat(2 * 1024 * 1024 + 1)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void every_answer_waits_for_the_delay() throws Exception {
        post(endpoint, KEY, handover());
        assertThat(waits).containsExactly(Duration.ofMillis(250));
    }

    private void fail(String organisation, String fault) throws Exception {
        assertThat(put("{\"%s\":{\"%s\":1}}".formatted(organisation, fault)).statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> put(String json) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri(endpoint, "/faults"))
                        .PUT(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    private static Bundle handover() throws IOException {
        Bundle bundle = Templates.outOfWork();
        bundle.addEntry().setResource(new Task().setId("task-7")).getRequest().setUrl("Task/task-7");
        return bundle;
    }

    private static Bundle named(Bundle bundle, String taskId) {
        bundle.getEntry().get(3).getResource().setId(taskId);
        return bundle;
    }

    private String count() throws Exception {
        return get("/count");
    }

    private String get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(endpoint, path)).build(), BodyHandlers.ofString())
                .body();
    }

    private static String json(Bundle body) {
        return Templates.FHIR.newJsonParser().encodeResourceToString(body);
    }

    private HttpResponse<String> post(ProviderEndpoint to, String key, Bundle body) throws Exception {
        return post(to, key, json(body));
    }

    private HttpResponse<String> post(ProviderEndpoint to, String key, String body) throws Exception {
        return http.send(request(to, "/fhir", key, body), BodyHandlers.ofString());
    }

    private static HttpRequest request(ProviderEndpoint to, String path, String key, String body) {
        return HttpRequest.newBuilder(uri(to, path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static URI uri(ProviderEndpoint endpoint, String path) {
        return URI.create("http://127.0.0.1:" + endpoint.port() + path);
    }
}
