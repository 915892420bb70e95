package org.fitforwork.gateway.live;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two practices refer one person. Neither can tell from anything that there is the other. */
class SharedPatientIT extends LiveGateway {
    private static final String EXAMPLE = "fit-for-work-out-of-work-gp.json";

    private static Referral of(String nhsNumber, String organisation, String city) {
        Referral referral = Referral.like(EXAMPLE).nhsNumber(nhsNumber).from(organisation);
        referral.patient().getAddressFirstRep().setCity(city);
        return referral;
    }

    private Answer sent(String client, Referral referral) {
        Answer answer = as(client).send(referral.bundle());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static BundleEntryResponseComponent person(Answer sent) {
        return sent.as(Bundle.class).getEntry().stream()
                .map(entry -> entry.getResponse())
                .filter(response -> response.getLocation().startsWith("Patient/"))
                .findFirst()
                .orElseThrow();
    }

    private static String version(Answer sent) {
        return new IdType(person(sent).getLocation()).getVersionIdPart();
    }

    /** All that a client can see of a Patient, but for what is new at each request: a list is dated when it is made. */
    private List<String> seen(String client, String id) {
        return Stream.of("", "/_history", "/_history/1", "/_history/2", "/_history/3", "?_summary=true")
                .map(more -> as(client).get("/fhir/Patient/" + id + more))
                .map(answer -> answer.status()
                        + answer.header("ETag")
                        + (answer.body().contains("\"Bundle\"") ? "" : answer.header("Last-Modified"))
                        + answer.body()
                                .replaceAll(
                                        "\"id\": ?\"[0-9a-f-]{36}\",\\s*\"meta\": ?\\{\\s*\"lastUpdated\": ?\"[^\"]+\"\\s*}",
                                        ""))
                .toList();
    }

    @Test
    void the_second_practice_is_answered_as_if_it_were_the_first() {
        String nhsNumber = Referral.freshNhsNumber();
        Answer first = sent("demo-gp", of(nhsNumber, "Y99001", "Manchester"));
        List<String> before = seen("demo-gp", Answers.idOf(first, "Patient"));
        Answer second = sent("demo-gp-2", of(nhsNumber, "Y99002", "Elsewhere"));
        String id = Answers.idOf(second, "Patient");

        assertThat(id).isEqualTo(Answers.idOf(first, "Patient"));
        for (Answer answer : List.of(first, second)) {
            assertThat(person(answer).getStatus()).isEqualTo("201 Created");
            assertThat(version(answer)).isEqualTo("1");
            assertThat(person(answer).getEtag()).contains("1").doesNotContain("2");
        }
        Answer read = as("demo-gp-2").get("/fhir/Patient/" + id);
        assertThat(read.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(read.as(Patient.class).getMeta().getVersionId()).isEqualTo("1");
        assertThat(as("demo-gp-2")
                        .get("/fhir/Patient/" + id + "/_history")
                        .as(Bundle.class)
                        .getEntry())
                .hasSize(1);
        assertThat(as("demo-gp-2").get("/fhir/Patient/" + id + "/_history/1").body())
                .contains("Elsewhere");
        assertThat(as("demo-gp-2").get("/fhir/Patient/" + id + "/_history/2").status())
                .isEqualTo(404);
        assertThat(seen("demo-gp", id)).isEqualTo(before);
    }

    @Test
    void a_practice_counts_what_it_wrote_itself() {
        String nhsNumber = Referral.freshNhsNumber();
        String id = Answers.idOf(sent("demo-gp", of(nhsNumber, "Y99001", "Manchester")), "Patient");
        sent("demo-gp-2", of(nhsNumber, "Y99002", "Elsewhere"));
        Answer again = sent("demo-gp", of(nhsNumber, "Y99001", "Manchester"));
        sent("demo-gp-2", of(nhsNumber, "Y99002", "Elsewhere"));
        Answer moved = sent("demo-gp", of(nhsNumber, "Y99001", "Salford"));

        assertThat(version(again)).as("the same again makes no version").isEqualTo("1");
        assertThat(person(again).getStatus()).isEqualTo("200 OK");
        assertThat(version(moved)).isEqualTo("2");
        Bundle history = as("demo-gp").get("/fhir/Patient/" + id + "/_history").as(Bundle.class);
        assertThat(history.getEntry())
                .extracting(entry ->
                        ((Patient) entry.getResource()).getAddressFirstRep().getCity())
                .containsExactly("Salford", "Manchester");
        assertThat(history.getEntry())
                .extracting(entry -> entry.getResource().getMeta().getVersionId())
                .containsExactly("2", "1");
        assertThat(as("demo-gp").get("/fhir/Patient/" + id + "/_history/1").body())
                .contains("Manchester");
        assertThat(as("demo-gp-2").get("/fhir/Patient/" + id).header("ETag")).isEqualTo("W/\"1\"");
    }

    @Test
    void a_version_that_is_only_anothers_matches_nothing() {
        String nhsNumber = Referral.freshNhsNumber();
        String id = Answers.idOf(sent("demo-gp", of(nhsNumber, "Y99001", "Manchester")), "Patient");
        sent("demo-gp-2", of(nhsNumber, "Y99002", "Elsewhere"));

        assertThat(as("demo-gp")
                        .ask("GET", "/fhir/Patient/" + id, "", Map.of("If-None-Match", "W/\"1\""))
                        .status())
                .isEqualTo(304);
        assertThat(as("demo-gp")
                        .ask("GET", "/fhir/Patient/" + id, "", Map.of("If-None-Match", "W/\"2\""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void searches_and_includes_have_the_own_version_too() {
        String nhsNumber = Referral.freshNhsNumber();
        Answer first = sent("demo-gp", of(nhsNumber, "Y99001", "Manchester"));
        sent("demo-gp-2", of(nhsNumber, "Y99002", "Elsewhere"));
        String task = Answers.task(first).getIdElement().getIdPart();

        Bundle included = as("demo-gp")
                .get("/fhir/Task?_id=" + task + "&_include=Task:patient")
                .as(Bundle.class);
        Bundle found = as("demo-gp")
                .post(
                        "/fhir/Patient/_search",
                        "identifier=https://fhir.nhs.uk/Id/nhs-number|" + nhsNumber,
                        "application/x-www-form-urlencoded")
                .as(Bundle.class);

        for (Bundle bundle : List.of(included, found)) {
            assertThat(Referral.only(bundle, Patient.class).getMeta().getVersionId())
                    .isEqualTo("1");
            assertThat(Referral.only(bundle, Patient.class).getAddressFirstRep().getCity())
                    .isEqualTo("Manchester");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_lastUpdated=gt2020-01-01",
                "_sort=-_lastUpdated",
                "_sort=identifier",
                "identifier=https://another.example|7",
                "identifier=7",
                "identifier:not=https://fhir.nhs.uk/Id/|7"
            })
    void a_person_is_not_searched_by_what_another_wrote(String query) {
        Answer answer = as("demo-gp").post("/fhir/Patient/_search", query, "application/x-www-form-urlencoded");

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    }

    @Test
    void two_at_the_same_time_are_both_the_first() {
        for (int i = 0; i < 5; i++) {
            String nhsNumber = Referral.freshNhsNumber();
            Referral one = of(nhsNumber, "Y99001", "Manchester");
            Referral other = of(nhsNumber, "Y99002", "Elsewhere");
            CompletableFuture<Answer> first = CompletableFuture.supplyAsync(() -> sent("demo-gp", one));
            CompletableFuture<Answer> second = CompletableFuture.supplyAsync(() -> sent("demo-gp-2", other));

            for (Answer answer : List.of(first.join(), second.join())) {
                assertThat(person(answer).getStatus()).isEqualTo("201 Created");
                assertThat(version(answer)).isEqualTo("1");
            }
        }
    }

    @Test
    void what_a_provider_is_brought_does_not_tell_it_of_another() {
        Client jobcentre = as("demo-jcp");
        Referral leaver = Referral.forBigLife(jobcentre);
        String nhsNumber = leaver.patient().getIdentifierFirstRep().getValue();
        sent("demo-gp", of(nhsNumber, "Y99001", "Manchester"));
        String task = Answers.task(sent("demo-jcp", leaver)).getIdElement().getIdPart();

        await().untilAsserted(() -> assertThat(brought(task)).hasSize(1));
        Patient person = Referral.only(
                Client.FHIR
                        .newJsonParser()
                        .parseResource(Bundle.class, brought(task).get(0)),
                Patient.class);
        assertThat(person.getMeta().getVersionId()).isEqualTo("1");
        assertThat(person.getMeta().getSecurity()).isEmpty();
        String id = person.getIdElement().getIdPart();
        assertThat(as("demo-provider-2").get("/fhir/Patient/" + id).header("ETag"))
                .isEqualTo("W/\"1\"");
    }

    private static List<String> brought(String task) {
        return BIG_LIFE.findAll(postRequestedFor(urlEqualTo("/fhir"))).stream()
                .map(request -> request.getBodyAsString())
                .filter(body -> body.contains(task))
                .toList();
    }
}
