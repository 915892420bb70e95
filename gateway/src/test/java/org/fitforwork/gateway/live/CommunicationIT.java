package org.fitforwork.gateway.live;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told and asked about a referral after it was sent. */
class CommunicationIT extends LiveGateway {
    private Client jobcentre = as("demo-jcp");
    private Client bigLife = as("demo-provider-2");
    private String task = "";
    private String request = "";

    @BeforeEach
    void a_referral_is_with_big_life() {
        jobcentre = as("demo-jcp");
        bigLife = as("demo-provider-2");
        Answer answer = jobcentre.send(Referral.forBigLife(jobcentre).bundle());
        task = Answers.task(answer).getIdElement().getIdPart();
        request = Answers.idOf(answer, "ServiceRequest");
    }

    private Communication saying(String category, String text) {
        Communication said = new Communication()
                .setStatus(CommunicationStatus.COMPLETED)
                .addIdentifier(new Identifier()
                        .setSystem("https://sender.example/id")
                        .setValue(UUID.randomUUID().toString()))
                .addBasedOn(new Reference("ServiceRequest/" + request))
                .addCategory(new CodeableConcept(new Coding(
                        "https://fit-for-work.example/fhir/CodeSystem/communication-category", category, null)));
        said.addPayload().setContent(new StringType(text));
        return said;
    }

    private static Answer say(Client client, Communication said) {
        return client.post(
                "/fhir/Communication",
                Client.FHIR.newJsonParser().encodeResourceToString(said),
                "application/fhir+json");
    }

    private String said(Client client, Communication said) {
        Answer answer = say(client, said);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.as(Communication.class).getIdElement().getIdPart();
    }

    private long deliveredTo(String text) {
        return BIG_LIFE.findAll(postRequestedFor(urlEqualTo("/fhir"))).stream()
                .filter(delivered -> delivered.getBodyAsString().contains(text))
                .count();
    }

    @Test
    void advice_is_asked_and_given_and_both_sides_see_it_in_the_task() {
        String asked = said(bigLife, saying("advice-request", "May she lift ten kilograms?"));

        Task afterQuestion = jobcentre.task(task);
        assertThat(((Reference) afterQuestion.getOutputFirstRep().getValue()).getReference())
                .isEqualTo("Communication/" + asked);
        Communication question = jobcentre.get("/fhir/Communication/" + asked).as(Communication.class);
        assertThat(question.getPayloadFirstRep().getContentStringType().getValue())
                .contains("ten kilograms");
        assertThat(question.getSender().getIdentifier().getValue()).isEqualTo("big-life");
        String reply = said(
                jobcentre,
                saying("advice-reply", "Five at the most.").addInResponseTo(new Reference("Communication/" + asked)));

        await().untilAsserted(() -> assertThat(deliveredTo("Five at the most.")).isOne());
        assertThat(bigLife.get("/fhir/Communication?based-on=ServiceRequest/" + request)
                        .as(Bundle.class)
                        .getEntry())
                .extracting(entry -> entry.getResource().getIdElement().getIdPart())
                .containsExactlyInAnyOrder(asked, reply);
        assertThat(bigLife.task(task).getMeta().getVersionId()).isEqualTo("3");
    }

    private Answer sayAbout(String nhsNumber) {
        return say(
                jobcentre,
                saying("supplementary-information", "More.")
                        .addAbout(new Reference("Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|" + nhsNumber)));
    }

    @Test
    void nobody_is_looked_up_by_number_for_whoever_writes() {
        Referral elsewhere = Referral.like("fit-for-work-out-of-work-gp.json");
        assertThat(as("demo-gp").send(elsewhere.bundle()).status()).isEqualTo(200);

        Answer known = sayAbout(elsewhere.patient().getIdentifierFirstRep().getValue());
        Answer unknown = sayAbout(Referral.freshNhsNumber());

        assertThat(known.status()).isEqualTo(unknown.status()).isBetween(400, 499);
        assertThat(known.body()).isEqualTo(unknown.body());
    }

    @Test
    void supplementary_information_sent_twice_is_kept_and_delivered_once() {
        Communication said = saying("supplementary-information", "He has moved to his sister's.");

        String first = said(jobcentre, said);
        Answer second = say(jobcentre, said);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.as(Communication.class).getIdElement().getIdPart()).isEqualTo(first);
        await().untilAsserted(() -> assertThat(deliveredTo("sister's")).isOne());
        said.getPayloadFirstRep().setContent(new StringType("something else"));
        Answer other = say(jobcentre, said);
        assertThat(other.status()).isEqualTo(409);
        assertThat(Answers.reasons(other)).containsExactly("identifier-reused");
    }

    @Test
    void nobody_says_what_is_not_theirs_to_say() {
        Answer answer = say(jobcentre, saying("advice-request", "?"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(Answers.reasons(answer)).containsExactly("not-allowed");
        assertThat(answer.body()).contains("advice-reply or supplementary-information", "Communication.category");
    }

    @Test
    void to_others_the_referral_and_what_is_said_about_it_are_not_there() {
        String told = said(jobcentre, saying("supplementary-information", "Prefers mornings."));

        for (String stranger : new String[] {"demo-gp", "demo-provider"}) {
            assertThat(as(stranger).get("/fhir/Communication/" + told).status()).isEqualTo(404);
        }
        Answer answer = say(as("demo-provider"), saying("advice-request", "Who is this?"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(Answers.reasons(answer)).containsExactly("dangling-reference");
        assertThat(as("demo-admin").get("/fhir/Communication/" + told).status()).isEqualTo(403);
    }

    @Test
    void nothing_is_added_to_a_closed_referral() {
        var withdrawn = jobcentre
                .get("/fhir/ServiceRequest/" + request)
                .as(ServiceRequest.class)
                .setStatus(ServiceRequestStatus.REVOKED);
        assertThat(jobcentre.put(withdrawn).status()).isEqualTo(200);

        Answer answer = say(jobcentre, saying("supplementary-information", "Too late."));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(Answers.reasons(answer)).containsExactly("illegal-transition");
        assertThat(answer.body()).contains("cancelled");
    }

    @Test
    void a_character_that_no_database_takes_is_told_by_element() {
        Communication said = saying("supplementary-information", "x");
        said.getIdentifierFirstRep().setValue("one\u0000two");

        Answer answer = say(jobcentre, said);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("Communication.identifier.value");
    }

    @Test
    void what_does_not_conform_is_told_by_element() {
        Communication said = saying("supplementary-information", "x").setIdentifier(null);

        Answer answer = say(jobcentre, said);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("Communication.identifier");
    }
}
