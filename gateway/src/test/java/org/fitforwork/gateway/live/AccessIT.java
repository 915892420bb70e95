package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessIT extends LiveGateway {
    private static final List<String> TYPES = List.of("Task", "ServiceRequest", "QuestionnaireResponse", "Patient");

    private Answer sent() {
        Answer answer = as("demo-gp")
                .send(Referral.like("fit-for-work-out-of-work-gp.json").bundle());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static List<String> paths(Answer sent) {
        String task = Answers.task(sent).getIdElement().getIdPart();
        return List.of(
                "/fhir/Task/" + task,
                "/fhir/Task/" + task + "/_history",
                "/fhir/Task/" + task + "/_history/1",
                "/fhir/ServiceRequest/" + Answers.idOf(sent, "ServiceRequest"),
                "/fhir/QuestionnaireResponse/" + Answers.idOf(sent, "QuestionnaireResponse"),
                "/fhir/Patient/" + Answers.idOf(sent, "Patient"));
    }

    @Test
    void the_sender_and_the_provider_see_the_referral() {
        Answer sent = sent();

        for (String path : paths(sent)) {
            assertThat(as("demo-gp").get(path).status()).as(path).isEqualTo(200);
            assertThat(as("demo-provider").get(path).status()).as(path).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-gp-2", "demo-jcp", "demo-provider-2"})
    void to_any_other_referrer_or_provider_it_is_not_there(String stranger) {
        for (String path : paths(sent())) {
            Answer answer = as(stranger).get(path);
            assertThat(answer.status()).as(path).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-engineer", "demo-admin"})
    void who_runs_the_gateway_sees_no_patient(String operator) {
        for (String path : paths(sent())) {
            assertThat(as(operator).get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(as(operator).get("/fhir/Patient").status()).isEqualTo(403);
    }

    @Test
    void searches_find_only_ones_own() {
        Answer sent = sent();
        String patient = Answers.idOf(sent, "Patient");
        String request = Answers.idOf(sent, "ServiceRequest");

        for (String stranger : List.of("demo-gp-2", "demo-jcp", "demo-provider-2")) {
            for (String type : TYPES) {
                assertThat(as(stranger).get("/fhir/" + type + "?_count=200").body())
                        .doesNotContain(patient)
                        .doesNotContain(request);
            }
            assertThat(as(stranger)
                            .get("/fhir/Task?focus=ServiceRequest/" + request)
                            .as(Bundle.class)
                            .getEntry())
                    .isEmpty();
            assertThat(as(stranger)
                            .get("/fhir/Task?patient=Patient/" + patient)
                            .as(Bundle.class)
                            .getEntry())
                    .isEmpty();
        }
        assertThat(Answers.tasks(as("demo-gp").get("/fhir/Task?focus=ServiceRequest/" + request)))
                .hasSize(1);
    }

    @Test
    void a_reverse_include_brings_nothing_of_others() {
        String nhsNumber = Referral.freshNhsNumber();
        Answer first = as("demo-gp")
                .send(Referral.like("fit-for-work-out-of-work-gp.json")
                        .nhsNumber(nhsNumber)
                        .bundle());
        Answer second = as("demo-gp-2")
                .send(Referral.like("fit-for-work-out-of-work-gp.json")
                        .nhsNumber(nhsNumber)
                        .from("Y99002")
                        .bundle());
        String patient = Answers.idOf(first, "Patient");

        String seen = as("demo-gp-2")
                .get("/fhir/Patient?_id=" + patient + "&_revinclude=Task:patient")
                .body();

        assertThat(seen)
                .contains(Answers.task(second).getIdElement().getIdPart())
                .doesNotContain(Answers.task(first).getIdElement().getIdPart())
                .doesNotContain("Y99001\"}]", "CodeSystem/party");
    }

    @Test
    void a_gp_cannot_move_a_task_and_a_provider_cannot_send_or_withdraw() {
        Answer sent = sent();
        String task = Answers.task(sent).getIdElement().getIdPart();

        assertThat(as("demo-gp")
                        .put(as("demo-gp").task(task).setStatus(TaskStatus.ACCEPTED))
                        .status())
                .isEqualTo(403);
        assertThat(as("demo-provider")
                        .send(Referral.like("fit-for-work-out-of-work-gp.json").bundle())
                        .status())
                .isEqualTo(403);
        assertThat(as("demo-provider")
                        .put(as("demo-provider")
                                .get("/fhir/ServiceRequest/" + Answers.idOf(sent, "ServiceRequest"))
                                .as(ServiceRequest.class))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void another_provider_cannot_move_the_task_nor_learn_that_it_exists() {
        String task = Answers.task(sent()).getIdElement().getIdPart();

        Answer existing =
                as("demo-provider-2").put(as("demo-provider").task(task).setStatus(TaskStatus.ACCEPTED));
        Answer absent = as("demo-provider-2").get("/fhir/Task/00000000-0000-4000-8000-000000000000");

        assertThat(existing.status()).isEqualTo(404);
        assertThat(absent.status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/Task",
                "/fhir/Patient",
                "/fhir/Questionnaire",
                "/actuator/prometheus",
                "/actuator/env",
                "/not-there"
            })
    void without_a_token_there_is_nothing(String path) {
        assertThat(as("").get(path).status()).as(path).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fhir/metadata", "/actuator/health/liveness", "/actuator/health/readiness"})
    void health_and_metadata_need_no_token(String path) {
        assertThat(as("").get(path).status()).as(path).isEqualTo(200);
    }

    @Test
    void a_wrong_secret_gets_no_token_and_a_forged_token_no_access() {
        assertThat(as("").post(
                                "/oauth2/token",
                                "grant_type=client_credentials&client_id=demo-gp&client_secret=wrong",
                                "application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(401);
        assertThat(as("").getWithToken("/fhir/Task", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJkZW1vLWdwIn0.")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void metrics_are_for_those_who_run_the_gateway() {
        assertThat(as("demo-admin").get("/actuator/prometheus").status()).isEqualTo(200);
        assertThat(as("demo-gp").get("/actuator/prometheus").status()).isEqualTo(403);
    }

    @Test
    void forms_and_profiles_are_for_everybody_with_a_token() {
        assertThat(as("demo-provider")
                        .get("/fhir/Questionnaire?url=https://fit-for-work.example/fhir/Questionnaire/any-gp")
                        .as(Bundle.class)
                        .getEntry())
                .hasSize(1);
        assertThat(as("demo-gp")
                        .get("/fhir/StructureDefinition/fit-for-work-patient")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void labels_that_a_sender_makes_up_open_nothing() {
        Referral referral = Referral.like("fit-for-work-out-of-work-gp.json");
        referral.patient().getMeta().addSecurity("https://fit-for-work.example/fhir/CodeSystem/party", "Y99002", null);
        Answer sent = as("demo-gp").send(referral.bundle());

        assertThat(as("demo-gp-2")
                        .get("/fhir/Patient/" + Answers.idOf(sent, "Patient"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_page_that_is_full_still_brings_what_it_includes() {
        sent();
        sent();

        Bundle page = as("demo-provider")
                .get("/fhir/Task?owner:identifier=https://fit-for-work.example/fhir/Id/organisation%7Cpathways-cic"
                        + "&_include=Task:focus&_include=Task:patient&_count=1&_sort=-_lastUpdated")
                .as(Bundle.class);

        assertThat(page.getEntry())
                .extracting(entry -> entry.getResource().fhirType())
                .containsExactlyInAnyOrder("Task", "ServiceRequest", "Patient");
        assertThat(page.getLink("next")).isNotNull();
    }

    @Test
    void a_patient_called_like_a_strangers_is_still_ones_own() {
        Answer foreign = as("demo-gp-2")
                .send(Referral.like("fit-for-work-out-of-work-gp.json")
                        .from("Y99002")
                        .bundle());
        String strangers = "Patient/" + Answers.idOf(foreign, "Patient");
        String body = Client.FHIR
                .newJsonParser()
                .encodeResourceToString(
                        Referral.like("fit-for-work-out-of-work-gp.json").bundle())
                .replace("urn:uuid:00000001-0000-4000-8000-000000000001", strangers);

        Answer answer = as("demo-gp").post("/fhir", body, "application/fhir+json");

        assertThat(Answers.task(answer).getFor().getReference())
                .isEqualTo("Patient/" + Answers.idOf(answer, "Patient"))
                .isNotEqualTo(strangers);
    }

    @Test
    void an_id_with_ten_digits_in_it_is_no_nhs_number() {
        assertThat(as("demo-gp")
                        .get("/fhir/Task?focus=ServiceRequest/99900000-1800-4000-8000-999000001800")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void of_a_shared_patient_each_practice_sees_what_it_sent_itself() {
        String nhsNumber = Referral.freshNhsNumber();
        Answer first = as("demo-gp")
                .send(Referral.like("fit-for-work-out-of-work-gp.json")
                        .nhsNumber(nhsNumber)
                        .bundle());
        Referral second = Referral.like("fit-for-work-out-of-work-gp.json")
                .nhsNumber(nhsNumber)
                .from("Y99002");
        second.patient().getAddressFirstRep().setCity("Elsewhere");
        Answer sent = as("demo-gp-2").send(second.bundle());
        String patient = "/fhir/Patient/" + Answers.idOf(first, "Patient");
        assertThat(patient).endsWith(Answers.idOf(sent, "Patient"));

        String included = "/fhir/Task?_include=Task:patient&_id="
                + Answers.task(first).getIdElement().getIdPart();
        for (String path : List.of(patient, patient + "/_history", included)) {
            assertThat(as("demo-gp").get(path).body())
                    .as(path)
                    .contains("Manchester")
                    .doesNotContain("Elsewhere");
        }
        assertThat(as("demo-gp").get(patient + "/_history/2").status()).isEqualTo(404);
        assertThat(as("demo-gp-2").get(patient).body()).contains("Elsewhere").doesNotContain("Manchester");
        assertThat(as("demo-gp-2").get(patient + "/_history/1").body())
                .contains("Elsewhere")
                .doesNotContain("Manchester");
        assertThat(as("demo-gp-2").get(patient + "/_history/2").status()).isEqualTo(404);
    }
}
