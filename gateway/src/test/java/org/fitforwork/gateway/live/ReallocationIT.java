package org.fitforwork.gateway.live;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A referral that its provider declines goes to the next one that takes it, and is no longer the first one's to see. */
class ReallocationIT extends LiveGateway {
    private static final String STATUS_REASON = "https://fit-for-work.example/fhir/CodeSystem/status-reason";

    @AfterEach
    void put_back() {
        new Engineer(as("demo-engineer")).putBack();
    }

    private Answer sent(Bundle bundle) {
        Answer answer = as("demo-gp").send(bundle);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private Client provider(String organisation) {
        return as(Providers.client(organisation));
    }

    private Answer decline(String organisation, String task) {
        Task declined = provider(organisation)
                .task(task)
                .setStatus(TaskStatus.REJECTED)
                .setStatusReason(new CodeableConcept(new Coding(STATUS_REASON, "no-capacity", null)));
        Answer answer = provider(organisation).put(declined);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private Task task(String id) {
        return as("demo-gp").task(id);
    }

    private String owner(String task) {
        return task(task).getOwner().getIdentifier().getValue();
    }

    private List<String> history(String task) {
        return as("demo-gp").get("/fhir/Task/" + task + "/_history").as(Bundle.class).getEntry().stream()
                .map(entry -> (Task) entry.getResource())
                .map(version -> version.getStatus().toCode() + " "
                        + version.getOwner().getIdentifier().getValue())
                .toList();
    }

    private String deadline(String task) {
        return database.sql("select coalesce(deadline, 'none') from referral.referral where task_id = :task")
                .param("task", task)
                .query(String.class)
                .single();
    }

    private static Bundle forAnybody() {
        return Referral.like("any-gp.json").bundle();
    }

    @Test
    void a_declined_referral_goes_to_the_next_programme_and_the_gp_follows_it_in_the_same_task() {
        Answer answer = sent(forAnybody());
        String task = Answers.task(answer).getIdElement().getIdPart();
        String first = Answers.provider(answer);

        Answer declined = decline(first, task);

        assertThat(declined.as(Task.class).getStatus()).isEqualTo(TaskStatus.REJECTED);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(owner(task)).isNotEqualTo(first));
        String second = owner(task);
        assertThat(history(task)).containsExactly("requested " + second, "rejected " + first, "requested " + first);
        assertThat(task(task).hasStatusReason()).isFalse();
        ServiceRequest request = as("demo-gp")
                .get("/fhir/ServiceRequest/" + Answers.idOf(answer, "ServiceRequest"))
                .as(ServiceRequest.class);
        assertThat(request.getStatus()).isEqualTo(ServiceRequestStatus.ACTIVE);
        assertThat(request.getPerformerFirstRep().getIdentifier().getValue()).isEqualTo(second);
        assertThat(provider(second)
                        .put(provider(second).task(task).setStatus(TaskStatus.ACCEPTED))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void everything_of_it_is_the_new_providers_to_see_and_nothing_the_one_befores() {
        Answer answer = sent(forAnybody());
        String task = Answers.task(answer).getIdElement().getIdPart();
        String first = Answers.provider(answer);
        decline(first, task);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(owner(task)).isNotEqualTo(first));
        String second = owner(task);

        for (String type : List.of("Task", "ServiceRequest", "Patient", "QuestionnaireResponse")) {
            String path = "/fhir/" + type + "/" + Answers.idOf(answer, type);
            assertThat(provider(first).get(path).status())
                    .as("%s to %s", type, first)
                    .isEqualTo(404);
            assertThat(provider(second).get(path).status())
                    .as("%s to %s", type, second)
                    .isEqualTo(200);
            assertThat(as("demo-gp").get(path).status()).isEqualTo(200);
        }
        assertThat(Answers.tasks(provider(first).get("/fhir/Task?_id=" + task))).isEmpty();
        assertThat(Answers.tasks(provider(second).get("/fhir/Task?_id=" + task)))
                .hasSize(1);
    }

    @Test
    void what_the_referrer_told_besides_goes_along_and_what_was_asked_and_answered_does_not() {
        Answer answer = sent(forAnybody());
        String task = Answers.task(answer).getIdElement().getIdPart();
        String request = Answers.idOf(answer, "ServiceRequest");
        String first = Answers.provider(answer);
        String told = said(as("demo-gp"), request, "supplementary-information");
        String asked = said(provider(first), request, "advice-request");
        String replied = said(as("demo-gp"), request, "advice-reply");

        decline(first, task);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(owner(task)).isNotEqualTo(first));

        Client second = provider(owner(task));
        assertThat(second.get("/fhir/Communication/" + told).status()).isEqualTo(200);
        for (String between : List.of(asked, replied)) {
            assertThat(second.get("/fhir/Communication/" + between).status()).isEqualTo(404);
            assertThat(as("demo-gp").get("/fhir/Communication/" + between).status())
                    .isEqualTo(200);
        }
        for (String any : List.of(told, asked, replied)) {
            assertThat(provider(first).get("/fhir/Communication/" + any).status())
                    .isEqualTo(404);
        }
        assertThat(second.get("/fhir/Task/" + task).body()).contains(told).doesNotContain(replied, asked);
    }

    private static String said(Client client, String request, String category) {
        Answer answer = client.post(
                "/fhir/Communication",
                """
                {"resourceType":"Communication","status":"completed",
                 "identifier":[{"system":"https://sender.example/id","value":"%s"}],
                 "basedOn":[{"reference":"ServiceRequest/%s"}],
                 "category":[{"coding":[{"code":"%s",
                   "system":"https://fit-for-work.example/fhir/CodeSystem/communication-category"}]}],
                 "payload":[{"contentString":"Between us."}]}"""
                        .formatted(UUID.randomUUID(), request, category),
                "application/fhir+json");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.as(Communication.class).getIdElement().getIdPart();
    }

    @Test
    void a_referral_that_everybody_declines_stays_declined() {
        String task = Answers.task(sent(forAnybody())).getIdElement().getIdPart();

        for (int provider = 0; provider < 10 && !deadline(task).equals("none"); provider++) {
            String now = owner(task);
            decline(now, task);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> deadline(task).equals("none") || !owner(task).equals(now));
        }

        assertThat(task(task).getStatus()).isEqualTo(TaskStatus.REJECTED);
        assertThat(task(task).getStatusReason().getCodingFirstRep().getCode()).isEqualTo("no-capacity");
        assertThat(database.sql(
                                """
                                select count(*) = count(distinct (a.programme, a.provider)) from referral.allocation a
                                  join referral.referral r on r.id = a.referral_id where r.task_id = :task""")
                        .param("task", task)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void one_that_asks_for_a_programme_stays_with_it() {
        String task = Answers.task(
                        sent(Referral.like("fit-for-work-out-of-work-gp.json").bundle()))
                .getIdElement()
                .getIdPart();

        decline("pathways-cic", task);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(deadline(task)).isEqualTo("none"));
        assertThat(history(task)).containsExactly("rejected pathways-cic", "requested pathways-cic");
    }

    @Test
    void a_programme_that_only_informs_its_referrer_gives_nothing_away() {
        Answer answer = sent(forAnybody());
        String task = Answers.task(answer).getIdElement().getIdPart();
        String programme = database.sql("select programme from referral.referral where task_id = :task")
                .param("task", task)
                .query(String.class)
                .single();
        LiveConfiguration.change(
                "programmes/" + programme + "/programme.yaml",
                "on-rejection: next-programme",
                "on-rejection: inform-referrer");
        new Engineer(as("demo-engineer")).reloaded();

        decline(Answers.provider(answer), task);

        assertThat(deadline(task)).isEqualTo("none");
        assertThat(task(task).getStatus()).isEqualTo(TaskStatus.REJECTED);
    }

    @Test
    void a_provider_that_declines_without_a_reason_is_asked_for_one() {
        Answer answer = sent(forAnybody());
        String task = Answers.task(answer).getIdElement().getIdPart();
        Client provider = provider(Answers.provider(answer));

        Answer declined = provider.put(provider.task(task).setStatus(TaskStatus.REJECTED));

        assertThat(declined.status()).isEqualTo(422);
        assertThat(Answers.reasons(declined)).containsExactly("reason-missing");
        assertThat(declined.body()).contains("no-capacity").contains("Task.statusReason");
    }

    @Test
    void a_referral_declined_by_one_with_an_endpoint_of_its_own_is_not_sent_there_again() {
        Answer answer = as("demo-jcp").send(Referral.forBigLife(as("demo-jcp")).bundle());
        String task = Answers.task(answer).getIdElement().getIdPart();
        await().untilAsserted(() -> assertThat(posted(task)).isEqualTo(1));

        decline("big-life", task);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        as("demo-jcp").task(task).getOwner().getIdentifier().getValue())
                .isEqualTo("pathways-cic"));
        assertThat(posted(task)).isEqualTo(1);
    }

    private static long posted(String task) {
        return BIG_LIFE.findAll(postRequestedFor(urlEqualTo("/fhir"))).stream()
                .filter(request -> request.getBodyAsString().contains(task))
                .count();
    }
}
