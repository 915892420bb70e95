package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;

/** Whoever writes a reference to somebody else's resource is answered as if it led nowhere. */
class ForeignReferencesIT extends LiveGateway {
    private Foreign sent(String client, String organisation) {
        Referral referral = Referral.like("fit-for-work-out-of-work-gp.json").from(organisation);
        Answer sent = as(client).send(referral.bundle());
        return Foreign.of(as(client), sent, referral);
    }

    private Foreign ofAnotherProvider() {
        Client jobcentre = as("demo-jcp");
        Referral referral = Referral.forBigLife(jobcentre);
        return Foreign.of(jobcentre, jobcentre.send(referral.bundle()), referral);
    }

    private static Task producing(Task task, String reference) {
        task.setStatus(TaskStatus.ACCEPTED);
        task.addOutput().setType(new CodeableConcept().setText("plan")).setValue(new Reference(reference));
        return task;
    }

    private static Task signing(Task task, String reference) {
        task.setStatus(TaskStatus.ACCEPTED);
        task.addNote().setText("seen").setAuthor(new Reference(reference));
        return task;
    }

    private static Task hiding(Task task, String reference) {
        task.setStatus(TaskStatus.ACCEPTED);
        task.addNote()
                .setText("seen")
                .addExtension(new Extension("https://provider.example/about", new Reference(reference)));
        return task;
    }

    @Test
    void a_provider_cannot_try_out_ids_in_its_task() {
        String own = sent("demo-gp", "Y99001").id("Task");
        Client provider = as("demo-provider");
        Foreign foreign = ofAnotherProvider();
        Foreign madeUp = Foreign.madeUp();
        List<Function<String, Task>> changes = List.of(
                reference -> producing(provider.task(own), reference),
                reference -> signing(provider.task(own), reference),
                reference -> hiding(provider.task(own), reference));
        for (Function<String, Task> change : changes) {
            for (String type : List.of("Patient", "ServiceRequest", "Task", "QuestionnaireResponse")) {
                for (String version : List.of("", "/_history/1")) {
                    Answer there = provider.put(change.apply(type + "/" + foreign.id(type) + version));
                    Answer notThere = provider.put(change.apply(type + "/" + madeUp.id(type) + version));

                    assertThat(there.status()).as(there.body()).isEqualTo(422);
                    assertThat(foreign.normal(there.body())).isEqualTo(madeUp.normal(notThere.body()));
                    assertThat(Answers.reasons(there)).containsOnly("dangling-reference");
                }
            }
        }
        assertThat(provider.task(own).getMeta().getVersionId()).isEqualTo("1");
    }

    @Test
    void a_match_url_or_an_address_is_no_reference() {
        Foreign own = sent("demo-gp", "Y99001");
        Client provider = as("demo-provider");
        for (String reference : List.of(
                "Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|" + own.nhsNumber(),
                base() + "/fhir/Patient/" + own.id("Patient"),
                "https://elsewhere.example/fhir/Patient/1",
                "StructureDefinition/fit-for-work-task",
                "Nonsense/1")) {
            Answer answer = provider.put(producing(provider.task(own.id("Task")), reference));

            assertThat(answer.status()).as(reference + answer.body()).isEqualTo(422);
        }
    }

    @Test
    void a_reference_to_ones_own_is_taken() {
        Foreign own = sent("demo-gp", "Y99001");
        Client provider = as("demo-provider");

        Answer answer = provider.put(producing(provider.task(own.id("Task")), "Patient/" + own.id("Patient")));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(provider.put(provider.task(own.id("Task")).setStatus(TaskStatus.INPROGRESS))
                        .status())
                .as("what is there already is not asked about again")
                .isEqualTo(200);
    }

    @Test
    void neither_in_a_communication_nor_in_a_subscription() {
        Foreign own = sent("demo-gp", "Y99001");
        Foreign foreign = sent("demo-gp-2", "Y99002");
        Foreign madeUp = Foreign.madeUp();
        for (Function<Foreign, Answer> write : List.<Function<Foreign, Answer>>of(
                other -> said(
                        own.id("ServiceRequest"),
                        "\"inResponseTo\":[{\"reference\":\"Communication/%s\"}]".formatted(other.id("Communication"))),
                other -> said(other.id("ServiceRequest"), "\"language\":\"en\""),
                other -> said(
                        own.id("ServiceRequest"),
                        "\"extension\":[{\"url\":\"https://x.example/e\",\"valueReference\":{\"reference\":\"Patient/%s\"}}]"
                                .formatted(other.id("Patient"))),
                other -> as("demo-gp")
                        .post(
                                "/fhir/Subscription",
                                Referral.text("valid/subscription.json")
                                        .replaceFirst(
                                                "\"status\"",
                                                "\"contact\":[{\"system\":\"email\",\"value\":\"x@x.example\",\"extension\":[{\"url\":\"https://x.example/e\",\"valueReference\":{\"reference\":\"Task/%s\"}}]}],\"status\""
                                                        .formatted(other.id("Task"))),
                                "application/fhir+json"))) {
            Answer there = write.apply(foreign);
            Answer notThere = write.apply(madeUp);

            assertThat(there.status()).as(there.body()).isEqualTo(422);
            assertThat(foreign.normal(there.body())).isEqualTo(madeUp.normal(notThere.body()));
        }
    }

    private Answer said(String request, String more) {
        return as("demo-gp")
                .post(
                        "/fhir/Communication",
                        ("{\"resourceType\":\"Communication\",\"status\":\"completed\",\"identifier\":[{\"system\":"
                                        + "\"https://sender.example\",\"value\":\"%s\"}],\"basedOn\":[{\"reference\":"
                                        + "\"ServiceRequest/%s\"}],\"category\":[{\"coding\":[{\"system\":"
                                        + "\"https://fit-for-work.example/fhir/CodeSystem/communication-category\",\"code\":"
                                        + "\"supplementary-information\"}]}],\"payload\":[{\"contentString\":\"x\"}],%s}")
                                .formatted(UUID.randomUUID(), request, more),
                        "application/fhir+json");
    }

    @Test
    void a_bundle_that_calls_its_resources_like_anothers_gets_its_own() {
        Foreign foreign = sent("demo-gp-2", "Y99002");
        for (String type : List.of("Patient", "QuestionnaireResponse")) {
            Referral referral = Referral.like("fit-for-work-out-of-work-gp.json");
            String before = referral.bundle().getEntry().stream()
                    .filter(entry -> entry.getResource().fhirType().equals(type))
                    .findFirst()
                    .orElseThrow()
                    .getFullUrl();
            String body = Client.FHIR
                    .newJsonParser()
                    .encodeResourceToString(referral.bundle())
                    .replace(before, type + "/" + foreign.id(type));

            Answer answer = as("demo-gp").post("/fhir", body, "application/fhir+json");

            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).doesNotContain(foreign.id(type));
        }
    }
}
