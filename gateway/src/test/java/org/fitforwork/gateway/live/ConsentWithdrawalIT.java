package org.fitforwork.gateway.live;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;

/** The person takes its consent back: nothing more is shared, and who may have the referral is told so and no more. */
class ConsentWithdrawalIT extends OutboxOperator {
    private static final String REASON = "http://hl7.org/fhir/StructureDefinition/request-statusReason";
    private static final String SECRET = "A job that his heart can stand.";

    private Client provider() {
        return as("demo-provider-2");
    }

    private static ServiceRequest takenBack(ServiceRequest request, String reason) {
        request.setStatus(ServiceRequestStatus.REVOKED);
        request.addExtension(
                REASON,
                new CodeableConcept(
                        new Coding("https://fit-for-work.example/fhir/CodeSystem/status-reason", reason, null)));
        return request;
    }

    private void takeBack(String task) {
        Answer answer = as("demo-jcp").put(takenBack(request(task), "consent-withdrawn"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static List<String> posted(String task) {
        return BIG_LIFE.findAll(postRequestedFor(urlEqualTo("/fhir"))).stream()
                .map(request -> request.getBodyAsString())
                .filter(body -> body.contains(task))
                .toList();
    }

    private List<String> messages(String task) {
        return database.sql(
                        """
                        select m.about || ' ' || m.state from referral.owed_message m
                          join referral.referral r on r.id = m.referral_id
                         where r.task_id = :task order by m.sequence""")
                .param("task", task)
                .query(String.class)
                .list();
    }

    private List<String> sentResources(String task) {
        return database
                .sql("select answer from referral.referral where task_id = :task")
                .param("task", task)
                .query(String.class)
                .list()
                .stream()
                .flatMap(answer -> Client.FHIR.newJsonParser().parseResource(Bundle.class, answer).getEntry().stream())
                .map(entry -> new IdType(entry.getResponse().getLocation())
                        .toUnqualifiedVersionless()
                        .getValue())
                .toList();
    }

    private void moved(String task, TaskStatus... statuses) {
        for (TaskStatus status : statuses) {
            Task current = provider().task(task).setStatus(status);
            Answer answer = provider().put(current);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        }
    }

    @Test
    void the_provider_that_has_it_is_told_without_a_clinical_word_and_sees_no_more() {
        String task = send();
        await().untilAsserted(() -> assertThat(posted(task)).hasSize(1));
        assertThat(posted(task).get(0)).contains(SECRET);
        moved(task, TaskStatus.ACCEPTED);
        Task noted = provider().task(task);
        noted.addNote().setText("Scored 20.");
        assertThat(provider().put(noted).status()).isEqualTo(200);

        takeBack(task);

        await().untilAsserted(() -> assertThat(posted(task)).hasSize(2));
        assertThat(posted(task).get(1))
                .contains("\"status\":\"cancelled\"", "\"status\":\"revoked\"", "consent-withdrawn")
                .doesNotContain(SECRET, "Scored 20.", "\"resourceType\":\"Patient\"", "supportingInfo", "\"note\"");
        assertThat(task(task).getStatus()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(task(task).getStatusReason().getCodingFirstRep().getCode()).isEqualTo("consent-withdrawn");

        Task seen = provider().task(task);
        assertThat(seen.getStatus()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(seen.getStatusReason().getCodingFirstRep().getCode()).isEqualTo("consent-withdrawn");
        assertThat(seen.hasNote() || seen.hasOutput() || seen.hasInput() || seen.hasBusinessStatus())
                .isFalse();
        ServiceRequest request =
                provider().get("/fhir/" + seen.getFocus().getReference()).as(ServiceRequest.class);
        assertThat(request.hasSupportingInfo() || request.hasNote() || request.hasReasonCode())
                .isFalse();
        assertThat(request.getIdentifier()).isNotEmpty();
        for (String resource : sentResources(task)) {
            boolean told = resource.startsWith("Task/") || resource.startsWith("ServiceRequest/");
            assertThat(provider().get("/fhir/" + resource).status())
                    .as(resource)
                    .isEqualTo(told ? 200 : 404);
            for (String version : List.of("/_history", "/_history/1")) {
                assertThat(provider().get("/fhir/" + resource + version).status())
                        .as(resource + version)
                        .isEqualTo(404);
            }
            assertThat(as("demo-jcp").get("/fhir/" + resource).status()).isEqualTo(200);
        }
        assertThat(provider().get("/fhir/QuestionnaireResponse?_count=200").body())
                .doesNotContain(sentResources(task).stream()
                        .filter(each -> each.startsWith("Q"))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void what_has_not_left_never_leaves() {
        operated(BIG_LIFE_HERE + "/pause");
        String task = send();

        takeBack(task);

        assertThat(messages(task)).containsExactly("referral withdrawn");
        operated(BIG_LIFE_HERE + "/resume");
        String next = send();
        await().untilAsserted(() -> assertThat(posted(next)).hasSize(1));
        assertThat(posted(task)).isEmpty();
        assertThat(bodies(task)).containsExactly("{}");
    }

    @Test
    void what_failed_to_arrive_is_not_tried_again_but_the_provider_is_told_since_it_may_have_it() {
        down();
        String task = send();
        await().untilAsserted(() -> assertThat(posted(task)).isNotEmpty());
        takeBack(task);
        int before = posted(task).size();
        up();

        await().untilAsserted(() -> assertThat(messages(task)).contains("withdrawal delivered"));
        assertThat(posted(task).subList(before, posted(task).size()))
                .isNotEmpty()
                .filteredOn(body -> body.contains(SECRET))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(bodies(task)).noneMatch(body -> body.contains(SECRET));
    }

    private List<String> bodies(String task) {
        return database.sql(
                        """
                        select m.body from referral.owed_message m
                          join referral.referral r on r.id = m.referral_id
                         where r.task_id = :task order by m.sequence""")
                .param("task", task)
                .query(String.class)
                .list();
    }

    @Test
    void a_closed_referral_stays_as_it_was_closed_and_is_shared_no_longer() {
        String task = send();
        await().untilAsserted(() -> assertThat(posted(task)).hasSize(1));
        moved(task, TaskStatus.ACCEPTED, TaskStatus.INPROGRESS, TaskStatus.COMPLETED);

        takeBack(task);

        assertThat(task(task).getStatus()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(task(task).getStatusReason().getCodingFirstRep().getCode()).isEqualTo("consent-withdrawn");
        await().untilAsserted(() -> assertThat(messages(task)).contains("withdrawal delivered"));
        for (String resource : sentResources(task)) {
            boolean told = resource.startsWith("Task/") || resource.startsWith("ServiceRequest/");
            assertThat(provider().get("/fhir/" + resource).status())
                    .as(resource)
                    .isEqualTo(told ? 200 : 404);
        }
        Answer replayed = operate(MESSAGES + "/" + message(task).get("id").asText() + "/replay");
        assertThat(replayed.status()).isEqualTo(409);
        assertThat(database.sql("select count(*) from referral.event e join referral.referral r on r.id = e.referral_id"
                                + " where r.task_id = :task and e.what = 'consent-withdrawn'")
                        .param("task", task)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void a_declined_referral_that_waits_for_the_next_provider_gets_none() {
        String task = send();
        Task declined = provider().task(task).setStatus(TaskStatus.REJECTED);
        declined.setStatusReason(new CodeableConcept(
                new Coding("https://fit-for-work.example/fhir/CodeSystem/status-reason", "no-capacity", null)));
        assertThat(provider().put(declined).status()).isEqualTo(200);
        takeBackOnce(task);

        assertThat(database.sql("select deadline is null from referral.referral where task_id = :task")
                        .param("task", task)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    /** The next provider may have it by now; then it is an open referral like any other. */
    private void takeBackOnce(String task) {
        await().untilAsserted(() -> assertThat(as("demo-jcp")
                        .put(takenBack(request(task), "consent-withdrawn"))
                        .status())
                .isEqualTo(200));
    }

    @Test
    void it_is_done_once_and_by_its_reason_alone() {
        String task = send();
        String stale = request(task).getMeta().getVersionId();
        assertThat(as("demo-jcp").put(takenBack(request(task), "no-capacity")).status())
                .isEqualTo(422);
        takeBack(task);
        String version = task(task).getMeta().getVersionId();
        takeBack(task);

        assertThat(task(task).getMeta().getVersionId()).isEqualTo(version);
        assertThat(messages(task).stream().filter(message -> message.startsWith("withdrawal")))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(as("demo-jcp")
                        .put(takenBack(request(task), "consent-withdrawn"), "W/\"" + stale + "\"")
                        .status())
                .isEqualTo(412);
    }

    @Test
    void a_referral_that_failed_cannot_be_routed_anew() {
        down();
        String task = dead();
        takeBack(task);
        up();

        String message = message(task).get("id").asText();
        assertThat(operate(MESSAGES + "/" + message + "/replay").status()).isEqualTo(409);
        assertThat(operate(MESSAGES + "/" + message + "/replay?route=today").status())
                .isEqualTo(409);
        assertThat(task(task).getStatus()).isEqualTo(TaskStatus.FAILED);
        assertThat(posted(task).stream().filter(body -> body.contains("consent-withdrawn")))
                .hasSizeLessThanOrEqualTo(1);
    }
}
