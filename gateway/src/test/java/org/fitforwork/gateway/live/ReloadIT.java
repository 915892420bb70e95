package org.fitforwork.gateway.live;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What an integration engineer changes is in force without a restart, or changes nothing. */
class ReloadIT extends LiveGateway {
    private static final String OUT_OF_WORK = "programmes/fit-for-work-out-of-work/programme.yaml";
    private static final String EXAMPLE = "fit-for-work-out-of-work-gp.json";

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Clock clock;

    private Engineer engineer() {
        return new Engineer(as("demo-engineer"));
    }

    @AfterEach
    void put_back() {
        engineer().putBack();
    }

    private Forecast forecast() {
        return Forecast.of(as("demo-gp")
                .check(Referral.like(EXAMPLE)
                        .answer("employment-status", "employment-status", "employed-at-work")
                        .bundle()));
    }

    private String decidedBy(String taskId) {
        return database.sql("select configuration_version from referral.referral where task_id = :task")
                .param("task", taskId)
                .query(String.class)
                .single();
    }

    private void withdraw(Answer sent) {
        ServiceRequest request = as("demo-gp")
                .get("/fhir/ServiceRequest/" + Answers.idOf(sent, "ServiceRequest"))
                .as(ServiceRequest.class);
        assertThat(as("demo-gp")
                        .put(request.setStatus(ServiceRequestStatus.REVOKED))
                        .status())
                .isEqualTo(200);
    }

    private String send(Referral referral) {
        return Answers.task(as("demo-gp").send(referral.bundle()))
                .getIdElement()
                .getIdPart();
    }

    @Test
    void a_changed_priority_and_reason_are_in_force_at_once_and_the_ledger_says_which_version_decided() {
        String before = engineer().version();
        String first = send(Referral.like(EXAMPLE));
        LiveConfiguration.change(OUT_OF_WORK, "priority: 60", "priority: 61");
        LiveConfiguration.change(
                OUT_OF_WORK, "The service helps people who are out of work.", "It is for who has no job.");

        JsonNode result = engineer().reloaded();

        assertThat(result.get("before").asText()).isEqualTo(before);
        String version = result.get("version").asText();
        assertThat(version).isNotEqualTo(before);
        assertThat(Engineer.texts(result.get("changes")))
                .containsExactly(
                        OUT_OF_WORK + " /eligibility/1/because: The service helps people who are out of work. → "
                                + "It is for who has no job.",
                        OUT_OF_WORK + " /priority: 60 → 61");
        assertThat(forecast().priority("fit-for-work-out-of-work")).isEqualTo("61");
        assertThat(forecast().configuration()).isEqualTo(version);
        Answer refused = as("demo-gp")
                .send(Referral.like(EXAMPLE)
                        .answer("employment-status", "employment-status", "employed-at-work")
                        .bundle());
        assertThat(refused.as(OperationOutcome.class).getIssueFirstRep().getDiagnostics())
                .contains("It is for who has no job.");
        assertThat(decidedBy(first)).isEqualTo(before);
        assertThat(decidedBy(send(Referral.like(EXAMPLE)))).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "programmes/fit-for-work-out-of-work/programme.yaml | priority: 60 | priority: high | 1 | integer expected",
                "programmes/fit-for-work-out-of-work/programme.yaml | priority: 60 | priority: 60: | 13 | YAML",
                "programmes/fit-for-work-out-of-work/programme.yaml | areas: [ \"01M\" ] | areas: [ \"01X\" ] | 10 | 01X",
                "programmes/fit-for-work-out-of-work/programme.yaml | codes('out-of-work') | codes('out') | 5 | no value set 'out'",
                "programmes/fit-for-work-out-of-work/programme.yaml | %age >= 16 and | %age >= 16 und | 5 | FHIRPath",
                "programmes/health-and-wellbeing-service/programme.yaml | answer('several-needs') = true | answer('several-needs') = false | 5 | expects met",
                "directory/organisations.yaml | channel: worklist | channel: pigeon | 3 | worklist",
                "directory/practices.csv | 20130401 | 2013-04-01 | 1 | is not a date such as",
                "forms/item-bank.yaml | values: contact-preference | values: contact-fun | 40 | contact-fun"
            })
    void a_fault_is_told_with_file_line_and_column_and_changes_nothing(
            String file, String from, String to, int column, String said) {
        JsonNode versions = engineer().versions();
        int line = LiveConfiguration.line(file, from);
        LiveConfiguration.change(file, from, to);

        Answer answer = engineer().reload();

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        JsonNode fault = Engineer.json(answer).get("faults").get(0);
        assertThat(fault.get("file").asText()).isEqualTo(file);
        assertThat(fault.get("message").asText()).contains(said);
        assertThat(fault.get("line").asInt()).as(answer.body()).isEqualTo(line);
        assertThat(fault.get("column").asInt()).as(answer.body()).isEqualTo(column);
        assertThat(engineer().versions()).isEqualTo(versions);
        assertThat(forecast().configuration())
                .isEqualTo(versions.get(0).get("version").asText());
        assertThat(forecast().priority("fit-for-work-out-of-work")).isEqualTo("60");
        assertThat(decidedBy(send(Referral.like(EXAMPLE))))
                .isEqualTo(versions.get(0).get("version").asText());
    }

    @Test
    void who_would_be_sent_elsewhere_than_the_routing_table_says_is_a_fault() {
        LiveConfiguration.change(OUT_OF_WORK, "priority: 60", "priority: 10");

        Answer answer = engineer().reload();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("routing.csv", "check --accept");
        assertThat(forecast().priority("fit-for-work-out-of-work")).isEqualTo("60");
    }

    @Test
    void the_versions_say_who_when_and_what() {
        Instant start = clock.instant();
        LiveConfiguration.change(OUT_OF_WORK, "title: Fit for Work, North", "title: Fit for Work, the North of");

        String version = engineer().reloaded().get("version").asText();

        JsonNode versions = engineer().versions();
        JsonNode youngest = versions.get(0);
        assertThat(youngest.get("version").asText()).isEqualTo(version);
        assertThat(youngest.get("by").asText()).isEqualTo("demo-engineer");
        assertThat(Instant.parse(youngest.get("since").asText()))
                .isBetween(start.minus(Duration.ofSeconds(1)), clock.instant());
        assertThat(Engineer.texts(youngest.get("changes")))
                .singleElement()
                .asString()
                .startsWith(OUT_OF_WORK + " /title: Fit for Work, North Manchester");
        assertThat(versions.get(versions.size() - 1).get("by").asText()).isEqualTo("start");
    }

    @Test
    void files_that_are_as_they_were_make_no_version() {
        JsonNode versions = engineer().versions();

        JsonNode result = engineer().reloaded();

        assertThat(result.get("changes")).isEmpty();
        assertThat(engineer().versions()).isEqualTo(versions);
    }

    @Test
    void another_practice_in_the_directory_is_known_at_once() {
        Referral referral = Referral.like("any-gp.json").practice("Y99013");
        referral.patient().getAddressFirstRep().setPostalCode("ZZ99 9ZZ");
        assertThat(Forecast.of(as("demo-gp").check(referral.bundle())).reasons())
                .containsExactly("area-unknown");
        String practices = LiveConfiguration.read("directory/practices.csv");
        LiveConfiguration.write(
                "directory/practices.csv",
                practices
                        + practices
                                .lines()
                                .filter(line -> line.contains("Y99012") && line.contains("\"14L\""))
                                .findFirst()
                                .orElseThrow()
                                .replace("Y99012", "Y99013")
                        + "\n");

        assertThat(Engineer.texts(engineer().reloaded().get("changes"))).hasSize(1);

        assertThat(Forecast.of(as("demo-gp").check(referral.bundle())).area()).isEqualTo("14L");
    }

    @Test
    void a_new_programme_comes_with_its_form_its_code_and_the_route_to_its_provider() {
        LiveConfiguration.copyProgramme("fit-for-work-in-work", "fit-for-shoes");
        String shoes = "programmes/fit-for-shoes/programme.yaml";
        LiveConfiguration.change(shoes, "priority: 70", "priority: 69");
        LiveConfiguration.change(shoes, "manchester-fit-for-work", "shoe-shop");
        String organisations = LiveConfiguration.read("directory/organisations.yaml");
        LiveConfiguration.write(
                "directory/organisations.yaml",
                organisations
                        + "- { id: shoe-shop, name: Shoe shop, channel: fhir-rest, endpoint: \"%s/shoes\" }\n"
                                .formatted(BIG_LIFE.baseUrl()));
        String routing = LiveConfiguration.read("routing.csv");
        LiveConfiguration.write(
                "routing.csv",
                routing
                        + routing.lines()
                                .filter(line -> line.contains(",gp,fit-for-work-in-work,"))
                                .map(line -> line.replace("manchester-fit-for-work", "shoe-shop")
                                        .replace("fit-for-work-in-work", "fit-for-shoes"))
                                .collect(Collectors.joining("\n", "", "\n")));
        BIG_LIFE.stubFor(post("/shoes").willReturn(okJson(RECEIVED)));
        Referral referral = Referral.likeExampleOf("fit-for-shoes", "eligible-gp");
        assertThat(Answers.reasons(as("demo-gp").send(referral.bundle()))).contains("unknown-programme");

        assertThat(Engineer.texts(engineer().reloaded().get("changes"))).contains(shoes + ": new");

        assertThat(as("demo-gp")
                        .get("/fhir/Questionnaire/fit-for-shoes-gp")
                        .as(Questionnaire.class)
                        .getItem())
                .isNotEmpty();
        assertThat(as("demo-gp")
                        .get("/fhir/CodeSystem/programme")
                        .as(CodeSystem.class)
                        .getConcept())
                .extracting(concept -> concept.getCode())
                .contains("fit-for-shoes");
        Answer sent = as("demo-gp").send(referral.bundle());
        assertThat(Answers.provider(sent)).isEqualTo("shoe-shop");
        String task = Answers.task(sent).getIdElement().getIdPart();
        await().untilAsserted(() -> assertThat(BIG_LIFE.findAll(postRequestedFor(urlEqualTo("/shoes"))))
                .anyMatch(request -> request.getBodyAsString().contains(task)));

        LiveConfiguration.restore();
        Answer inUse = engineer().reload();
        assertThat(inUse.status()).isEqualTo(422);
        assertThat(inUse.body()).contains("shoe-shop is gone from here and has 1 open referrals");

        withdraw(sent);
        engineer().putBack();

        assertThat(as("demo-gp").get("/fhir/Questionnaire/fit-for-shoes-gp").status())
                .isEqualTo(404);
        assertThat(Answers.reasons(as("demo-gp")
                        .send(Referral.likeExampleOf("fit-for-work-in-work", "eligible-gp")
                                .programme("fit-for-shoes")
                                .bundle())))
                .contains("unknown-programme");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-gp", "demo-provider"})
    void who_does_not_run_the_gateway_cannot_see_or_change_its_configuration(String client) {
        String version = engineer().version();
        LiveConfiguration.change(OUT_OF_WORK, "priority: 60", "priority: 61");

        assertThat(new Engineer(as(client)).reload().status()).isEqualTo(403);
        assertThat(as(client).get(Engineer.VERSIONS).status()).isEqualTo(403);
        assertThat(as(client).get("/admin/anything").status()).isEqualTo(403);

        assertThat(engineer().version()).isEqualTo(version);
    }

    @Test
    void without_a_token_there_is_nothing_to_see_or_to_change() {
        assertThat(new Engineer(as("")).reload().status()).isEqualTo(401);
        assertThat(as("").get(Engineer.VERSIONS).status()).isEqualTo(401);
    }
}
