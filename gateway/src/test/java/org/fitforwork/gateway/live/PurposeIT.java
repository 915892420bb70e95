package org.fitforwork.gateway.live;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;

/** What is told of a referral depends on what it is told for, whichever way it goes. */
class PurposeIT extends StatusFeed {
    private static final String FINDING = "Scored 20 on the depression scale.";

    /** A Task that its provider has worked on and written a finding into. */
    private String worked(Client referrer, Referral referral) {
        Answer sent = referrer.send(referral.bundle());
        Task task = Answers.task(sent);
        Client provider = as(Providers.client(task.getOwner().getIdentifier().getValue()));
        String id = task.getIdElement().getIdPart();
        Task accepted = provider.task(id).setStatus(TaskStatus.ACCEPTED);
        accepted.addNote().setText(FINDING);
        accepted.addOutput()
                .setType(new CodeableConcept().setText("assessment"))
                .setValue(new StringType(FINDING));
        Answer answer = provider.put(accepted);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains(FINDING);
        return id;
    }

    private Answer told(String task, String client) {
        String request = as(client).task(task).getFocus().getReference();
        return as(client)
                .post(
                        "/fhir/Communication",
                        ("{\"resourceType\":\"Communication\",\"status\":\"completed\",\"identifier\":[{\"system\":"
                                        + "\"https://provider.example\",\"value\":\"%s\"}],\"basedOn\":[{\"reference\":\"%s\"}],"
                                        + "\"category\":[{\"coding\":[{\"system\":"
                                        + "\"https://fit-for-work.example/fhir/CodeSystem/communication-category\",\"code\":"
                                        + "\"progress-note\"}]}],\"payload\":[{\"contentString\":\"She came.\"}]}")
                                .formatted(UUID.randomUUID(), request),
                        "application/fhir+json");
    }

    private String provider(String task, String referrer) {
        return Providers.client(
                as(referrer).task(task).getOwner().getIdentifier().getValue());
    }

    private static List<String> views(String task) {
        return List.of(
                "/fhir/Task/" + task,
                "/fhir/Task/" + task + "/_history",
                "/fhir/Task/" + task + "/_history/2",
                "/fhir/Task?_id=" + task,
                "/fhir/Task?_id=" + task + "&_elements=note,output",
                "/fhir/Task/" + task + "?_format=xml");
    }

    @Test
    void a_practice_sees_what_the_provider_found() {
        String task = worked(as("demo-gp"), Referral.like("fit-for-work-out-of-work-gp.json"));

        for (String path : views(task)) {
            assertThat(as("demo-gp").get(path).body()).as(path).contains(FINDING);
        }
    }

    @Test
    void the_jobcentre_sees_where_it_stands_and_what_was_written_to_it_but_no_finding() {
        Client jobcentre = as("demo-jcp");
        String task = worked(jobcentre, Referral.like("work-programme-leavers-jcp.json"));
        Answer said = told(task, provider(task, "demo-jcp"));
        assertThat(said.status()).as(said.body()).isEqualTo(201);

        for (String path : views(task)) {
            assertThat(jobcentre.get(path).status()).as(path).isEqualTo(200);
            assertThat(jobcentre.get(path).body()).as(path).doesNotContain(FINDING);
        }
        Task seen = jobcentre.task(task);
        assertThat(seen.getStatus()).isEqualTo(TaskStatus.ACCEPTED);
        assertThat(seen.getBusinessStatus().getCodingFirstRep().getCode()).isEqualTo("awaiting-first-contact");
        assertThat(seen.getMeta().getTag()).extracting("code").contains("SUBSETTED");
        assertThat(seen.getOutput()).singleElement().satisfies(output -> assertThat(
                        ((Reference) output.getValue()).getReference())
                .startsWith("Communication/"));
        assertThat(jobcentre
                        .get("/fhir/Communication?based-on=" + seen.getFocus().getReference())
                        .body())
                .contains("She came.");
    }

    @Test
    void without_consent_the_jobcentre_learns_that_it_stands_and_nobody_writes_to_it() {
        Client jobcentre = as("demo-jcp");
        String task = worked(
                jobcentre, Referral.like("work-programme-leavers-jcp.json").answer("consent-share-jobcentre", false));

        Task seen = jobcentre.task(task);
        assertThat(seen.getStatus()).isEqualTo(TaskStatus.ACCEPTED);
        assertThat(seen.hasBusinessStatus()).isFalse();
        assertThat(seen.hasNote() || seen.hasOutput() || seen.hasInput() || seen.hasRestriction())
                .isFalse();
        Answer said = told(task, provider(task, "demo-jcp"));
        assertThat(said.status()).isEqualTo(422);
        assertThat(Answers.reasons(said)).containsExactly("not-allowed");
        assertThat(jobcentre
                        .get("/fhir/Communication?based-on=" + seen.getFocus().getReference())
                        .as(Bundle.class)
                        .getEntry())
                .isEmpty();
    }

    @Test
    void an_employer_learns_what_the_person_agreed_to() {
        ProgrammeExample example = ProgrammeExample.all().stream()
                .filter(each -> each.source().equals("employer"))
                .findFirst()
                .orElseThrow();
        Client employer = as(example.client());
        String agreed = worked(employer, Referral.likeExampleOf(example.programme(), example.name()));
        String refused = worked(
                employer,
                Referral.likeExampleOf(example.programme(), example.name()).answer("consent-share-employer", false));

        assertThat(employer.task(agreed).hasBusinessStatus()).isTrue();
        assertThat(employer.task(refused).hasBusinessStatus()).isFalse();
        for (String task : List.of(agreed, refused)) {
            assertThat(employer.get("/fhir/Task/" + task + "/_history").body()).doesNotContain(FINDING);
        }
        assertThat(told(agreed, provider(agreed, example.client())).status()).isEqualTo(201);
        assertThat(told(refused, provider(refused, example.client())).status()).isEqualTo(422);
    }

    @Test
    void a_referrer_goes_on_seeing_what_it_wrote_itself() {
        Client jobcentre = as("demo-jcp");
        Referral referral = Referral.like("work-programme-leavers-jcp.json").answer("consent-share-jobcentre", false);
        Answer sent = jobcentre.send(referral.bundle());
        QuestionnaireResponse seen = jobcentre
                .get("/fhir/QuestionnaireResponse/" + Answers.idOf(sent, "QuestionnaireResponse"))
                .as(QuestionnaireResponse.class);

        assertThat(linkIds(seen.getItem()))
                .isEqualTo(linkIds(referral.response().getItem()));
    }

    @Test
    void a_notification_tells_no_more_than_a_read() {
        Subscription asked = asking("full-resource");
        String subscription = subscribed("demo-jcp", asked);
        try {
            String task = worked(as("demo-jcp"), Referral.like("work-programme-leavers-jcp.json"));
            await().untilAsserted(() -> assertThat(listener.told()).hasSizeGreaterThanOrEqualTo(2));
            String queried = as("demo-jcp")
                    .get("/fhir/Subscription/" + subscription + "/$events?content=full-resource")
                    .body();
            assertThat(queried).contains(task).doesNotContain(FINDING);
            assertThat(listener.bodies())
                    .anyMatch(body -> body.contains(task))
                    .noneMatch(body -> body.contains(FINDING));
        } finally {
            as("demo-jcp").put(subscription("demo-jcp", subscription).setStatus(SubscriptionStatus.OFF));
        }
    }

    @Test
    void the_provider_is_brought_every_answer_and_of_the_person_what_it_needs() {
        Client jobcentre = as("demo-jcp");
        Referral referral = Referral.forBigLife(jobcentre);
        Patient person = referral.patient();
        person.addPhoto(new Attachment().setTitle("passport photo"));
        person.addContact().setName(new HumanName().setFamily("Testperson-Contact"));
        Answer sent = jobcentre.send(referral.bundle());
        String task = Answers.task(sent).getIdElement().getIdPart();

        await().untilAsserted(() -> assertThat(brought(task)).hasSize(1));
        String body = brought(task).get(0);
        Bundle bundle = Client.FHIR.newJsonParser().parseResource(Bundle.class, body);
        assertThat(linkIds(Referral.only(bundle, QuestionnaireResponse.class).getItem()))
                .isEqualTo(linkIds(referral.response().getItem()));
        assertThat(Referral.only(bundle, ServiceRequest.class).hasSupportingInfo())
                .isTrue();
        assertThat(body)
                .contains("Testperson-Contact", "SUBSETTED")
                .doesNotContain("passport photo", "CodeSystem/party");
        assertThat(as("demo-provider-2")
                        .get("/fhir/Patient/" + Answers.idOf(sent, "Patient"))
                        .body())
                .contains("Testperson-Contact")
                .doesNotContain("passport photo");
        assertThat(jobcentre
                        .get("/fhir/Patient/" + Answers.idOf(sent, "Patient"))
                        .body())
                .contains("passport photo");
    }

    private static List<String> brought(String task) {
        return BIG_LIFE.findAll(postRequestedFor(urlEqualTo("/fhir"))).stream()
                .map(request -> request.getBodyAsString())
                .filter(body -> body.contains(task))
                .toList();
    }

    private static Set<String> linkIds(List<QuestionnaireResponse.QuestionnaireResponseItemComponent> items) {
        Set<String> linkIds = new TreeSet<>();
        items.forEach(item -> {
            linkIds.add(item.getLinkId());
            linkIds.addAll(linkIds(item.getItem()));
        });
        return linkIds;
    }
}
