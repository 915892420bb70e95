package org.fitforwork.gateway.live;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedReferralIT extends LiveGateway {
    @Test
    void the_man_of_forty_goes_to_pathways_who_find_him_on_their_worklist() {
        Answer answer = as("demo-gp")
                .send(Referral.like("fit-for-work-out-of-work-gp.json").bundle());

        Task task = Answers.task(answer);
        assertThat(task.getStatus()).isEqualTo(TaskStatus.REQUESTED);
        assertThat(task.getOwner().getIdentifier().getValue()).isEqualTo("pathways-cic");
        Answer worklist = as("demo-provider")
                .get("/fhir/Task?owner:identifier=https://fit-for-work.example/fhir/Id/organisation%7Cpathways-cic"
                        + "&status=requested&_include=Task:focus&_include=Task:patient&_count=200");
        assertThat(Answers.tasks(worklist))
                .extracting(found -> found.getIdElement().getIdPart())
                .contains(task.getIdElement().getIdPart());
        assertThat(worklist.as(Bundle.class).getEntry())
                .extracting(entry -> entry.getResource().fhirType())
                .contains("ServiceRequest", "Patient");
    }

    /** HAPI's writer of JSON would hand it on value by value, each in a packet of its own. */
    @Test
    void the_answer_comes_in_one_piece() {
        Answer answer = as("demo-gp")
                .send(Referral.like("fit-for-work-out-of-work-gp.json").bundle());

        assertThat(answer.header("Content-Length"))
                .isEqualTo(String.valueOf(answer.body().getBytes(StandardCharsets.UTF_8).length));
    }

    @Test
    void peter_goes_to_big_life_whose_own_endpoint_receives_the_whole_referral_once() {
        Answer answer = as("demo-jcp").send(Referral.forBigLife(as("demo-jcp")).bundle());

        String taskId = Answers.task(answer).getIdElement().getIdPart();
        assertThat(Answers.provider(answer)).isEqualTo("big-life");
        LoggedRequest received = received(taskId);
        Bundle bundle = Client.FHIR.newJsonParser().parseResource(Bundle.class, received.getBodyAsString());
        assertThat(bundle.getEntry())
                .extracting(entry -> entry.getResource().fhirType())
                .contains("Patient", "ServiceRequest", "QuestionnaireResponse", "Task");
        assertThat(received.getHeader("Idempotency-Key")).hasSize(36);
        assertThat(received.getBodyAsString()).doesNotContain("urn:uuid", "CodeSystem/party");
    }

    @Test
    void disabled_people_go_to_breakthrough_whatever_the_shares() {
        for (int i = 0; i < 5; i++) {
            Referral referral = Referral.likeExampleOf("work-programme-leavers", "eligible-jcp-disability");

            assertThat(Answers.provider(as("demo-jcp").send(referral.bundle()))).isEqualTo("breakthrough-uk");
        }
    }

    private static LoggedRequest received(String taskId) {
        await().untilAsserted(() -> assertThat(BIG_LIFE.findAll(postRequestedFor(urlEqualTo("/fhir"))))
                .anyMatch(request -> request.getBodyAsString().contains(taskId)));
        List<LoggedRequest> requests = BIG_LIFE.findAll(postRequestedFor(urlEqualTo("/fhir"))).stream()
                .filter(request -> request.getBodyAsString().contains(taskId))
                .toList();
        assertThat(requests).hasSize(1);
        return requests.get(0);
    }

    @Test
    void both_worked_examples_are_accepted_as_they_lie_in_the_package() {
        assertThat(Answers.provider(as("demo-gp")
                        .send(Referral.example("fit-for-work-out-of-work-gp.json")
                                .bundle())))
                .isEqualTo("pathways-cic");
        assertThat(Answers.provider(as("demo-jcp")
                        .send(Referral.example("work-programme-leavers-jcp.json")
                                .bundle())))
                .isEqualTo("big-life");
    }

    @Test
    void xml_is_as_good_as_json() {
        Answer answer =
                as("demo-gp").post("/fhir", Referral.text("valid/fit-for-work-in-work-gp.xml"), "application/fhir+xml");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(Answers.provider(as("demo-gp")
                        .send(Referral.example("fit-for-work-in-work-gp.json").bundle())))
                .as("the same referral as JSON is the same referral")
                .isEqualTo("manchester-fit-for-work");
    }

    /** HAPI makes of it a profile that is there and has no value. */
    @Test
    void a_profile_that_is_claimed_without_a_value_is_none() {
        String good = Client.FHIR
                .newJsonParser()
                .encodeResourceToString(
                        Referral.like("fit-for-work-out-of-work-gp.json").bundle());
        String body = good.replaceAll("\"profile\":\\[[^]]*]", "\"profile\":[{}]");

        assertThat(body).isNotEqualTo(good);
        assertThat(Answers.provider(as("demo-gp").post("/fhir", body, "application/fhir+json")))
                .isEqualTo("pathways-cic");
    }

    @Test
    void a_referral_to_any_programme_goes_to_the_triage_hub_when_nothing_specific_fits() {
        Answer answer = as("demo-gp")
                .send(Referral.like("any-gp.json")
                        .answer("employment-status", "employment-status", "carer")
                        .bundle());

        assertThat(Answers.provider(answer)).isEqualTo("manchester-hws");
    }

    @Test
    void a_referral_to_any_programme_goes_to_the_specific_one_that_fits() {
        Referral referral =
                Referral.like("any-gp.json").answer("employment-status", "employment-status", "long-term-unemployed");

        assertThat(Answers.provider(as("demo-gp").send(referral.bundle()))).isEqualTo("pathways-cic");
    }

    @Test
    void a_patient_of_an_unknown_practice_is_located_by_postcode() {
        Referral referral = Referral.like("work-programme-leavers-jcp.json").practice("Y99999");
        referral.patient().getAddressFirstRep().setPostalCode("bl1 9zz");

        assertThat(Answers.provider(as("demo-jcp").send(referral.bundle()))).isEqualTo("ingeus");
    }

    @Test
    void a_replay_gets_the_first_answer_and_stores_nothing_new() {
        Bundle bundle = Referral.like("fit-for-work-out-of-work-gp.json").bundle();
        Answer first = as("demo-gp").send(bundle);
        String before = stored();

        Answer second = as("demo-gp").send(bundle);

        assertThat(second.status()).isEqualTo(200);
        assertThat(Answers.task(second).getIdElement().getIdPart())
                .isEqualTo(Answers.task(first).getIdElement().getIdPart());
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void a_replay_with_new_full_urls_is_still_the_same_referral() {
        Referral referral = Referral.like("fit-for-work-out-of-work-gp.json");
        Answer first = as("demo-gp").send(referral.bundle());
        String renamed = Client.FHIR
                .newJsonParser()
                .encodeResourceToString(referral.bundle())
                .replace("urn:uuid:00000001-", "urn:uuid:00000002-");

        Answer second = as("demo-gp").post("/fhir", renamed, "application/fhir+json");

        assertThat(Answers.task(second).getIdElement().getIdPart())
                .isEqualTo(Answers.task(first).getIdElement().getIdPart());
    }

    @Test
    void a_replay_with_other_content_is_409_and_changes_nothing() {
        Referral referral = Referral.like("fit-for-work-out-of-work-gp.json");
        as("demo-gp").send(referral.bundle());
        String before = stored();
        referral.patient().getNameFirstRep().setFamily("Testperson-Other");

        Answer answer = as("demo-gp").send(referral.bundle());

        assertThat(answer.status()).isEqualTo(409);
        assertThat(Answers.reasons(answer)).containsExactly("identifier-reused");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void the_same_referral_sent_eight_times_at_once_is_accepted_once() {
        Bundle bundle = Referral.like("fit-for-work-out-of-work-gp.json").bundle();

        List<Answer> answers = atOnce(8, i -> as("demo-gp").send(bundle));

        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.body()).isEqualTo(200));
        assertThat(answers)
                .extracting(answer -> Answers.task(answer).getIdElement().getIdPart())
                .containsOnly(Answers.task(answers.get(0)).getIdElement().getIdPart());
    }

    @Test
    void two_senders_of_the_same_new_patient_at_once_both_succeed_and_there_is_one_patient() {
        for (int round = 0; round < 10; round++) {
            String nhsNumber = Referral.freshNhsNumber();
            List<Answer> answers = atOnce(2, i -> as(i == 0 ? "demo-gp" : "demo-gp-2")
                    .send(Referral.like("fit-for-work-out-of-work-gp.json")
                            .nhsNumber(nhsNumber)
                            .from(i == 0 ? "Y99001" : "Y99002")
                            .bundle()));

            assertThat(answers)
                    .allSatisfy(answer ->
                            assertThat(answer.status()).as(answer.body()).isEqualTo(200));
            String patient = Answers.idOf(answers.get(0), "Patient");
            assertThat(Answers.idOf(answers.get(1), "Patient")).isEqualTo(patient);
            assertThat(as("demo-gp").get("/fhir/Patient/" + patient).status()).isEqualTo(200);
            assertThat(as("demo-gp-2").get("/fhir/Patient/" + patient).status()).isEqualTo(200);
        }
    }

    private static List<Answer> atOnce(int count, IntFunction<Answer> call) {
        List<CompletableFuture<Answer>> calls = IntStream.range(0, count)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> call.apply(i), task -> new Thread(task).start()))
                .toList();
        return calls.stream().map(CompletableFuture::join).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"1\"", "W/\"77\"", "Patient"})
    void conditions_of_an_update_say_nothing_of_a_patient_that_is_there(String ifMatch) {
        Referral first = Referral.like("fit-for-work-out-of-work-gp.json");
        as("demo-gp").send(first.bundle());
        Referral second = Referral.like("fit-for-work-out-of-work-gp.json")
                .nhsNumber(first.patient().getIdentifierFirstRep().getValue());
        second.bundle().getEntryFirstRep().getRequest().setIfMatch(ifMatch);

        assertThat(as("demo-gp").send(second.bundle()).status()).isEqualTo(200);
    }

    @Test
    void a_requester_that_is_in_the_bundle_is_the_tasks_too() {
        Referral referral = Referral.like("fit-for-work-out-of-work-gp.json");
        String fullUrl = "urn:uuid:00000001-0000-4000-8000-000000000077";
        referral.bundle()
                .addEntry()
                .setFullUrl(fullUrl)
                .setResource(new Practitioner().addName(new HumanName().setFamily("Madeup-Doctor")))
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("Practitioner");
        referral.request().getRequester().setReference(fullUrl);

        Answer answer = as("demo-gp").send(referral.bundle());

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(Answers.task(answer).getRequester().getReference())
                .isEqualTo("Practitioner/" + Answers.idOf(answer, "Practitioner"));
    }
}
