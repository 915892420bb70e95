package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class AnswerIT extends LiveGateway {
    private Client gp = as("demo-gp");
    private Client provider = as("demo-provider");
    private String taskId = "";
    private String serviceRequestId = "";

    @BeforeEach
    void a_referral_is_accepted() {
        gp = as("demo-gp");
        provider = as("demo-provider");
        Answer answer =
                gp.send(Referral.like("fit-for-work-out-of-work-gp.json").bundle());
        taskId = Answers.task(answer).getIdElement().getIdPart();
        serviceRequestId = Answers.idOf(answer, "ServiceRequest");
    }

    private Answer move(TaskStatus status) {
        return provider.put(provider.task(taskId).setStatus(status));
    }

    private ServiceRequest serviceRequest() {
        return gp.get("/fhir/ServiceRequest/" + serviceRequestId).as(ServiceRequest.class);
    }

    @Test
    void the_provider_accepts_works_and_completes_and_the_gp_sees_every_step() {
        for (TaskStatus status : List.of(
                TaskStatus.RECEIVED,
                TaskStatus.ACCEPTED,
                TaskStatus.INPROGRESS,
                TaskStatus.ONHOLD,
                TaskStatus.INPROGRESS,
                TaskStatus.COMPLETED)) {
            assertThat(move(status).status()).isEqualTo(200);
        }

        Bundle history = gp.get("/fhir/Task/" + taskId + "/_history").as(Bundle.class);
        assertThat(history.getEntry())
                .extracting(entry -> ((Task) entry.getResource()).getStatus())
                .containsExactly(
                        TaskStatus.COMPLETED,
                        TaskStatus.INPROGRESS,
                        TaskStatus.ONHOLD,
                        TaskStatus.INPROGRESS,
                        TaskStatus.ACCEPTED,
                        TaskStatus.RECEIVED,
                        TaskStatus.REQUESTED);
        assertThat(serviceRequest().getStatus()).isEqualTo(ServiceRequestStatus.COMPLETED);
    }

    @Test
    void the_service_request_follows_on_hold_and_back() {
        move(TaskStatus.ACCEPTED);
        move(TaskStatus.INPROGRESS);
        move(TaskStatus.ONHOLD);
        assertThat(serviceRequest().getStatus()).isEqualTo(ServiceRequestStatus.ONHOLD);

        move(TaskStatus.INPROGRESS);

        assertThat(serviceRequest().getStatus()).isEqualTo(ServiceRequestStatus.ACTIVE);
    }

    @Test
    void a_provider_declines_with_a_reason() {
        Task task = provider.task(taskId)
                .setStatus(TaskStatus.REJECTED)
                .setStatusReason(code("status-reason", "no-capacity"));

        assertThat(provider.put(task).status()).isEqualTo(200);
        assertThat(gp.task(taskId).getStatusReason().getCodingFirstRep().getCode())
                .isEqualTo("no-capacity");
        assertThat(serviceRequest().getStatus()).isEqualTo(ServiceRequestStatus.REVOKED);
    }

    @Test
    void a_milestone_changes_without_the_status() {
        move(TaskStatus.ACCEPTED);
        move(TaskStatus.INPROGRESS);

        Answer answer =
                provider.put(provider.task(taskId).setBusinessStatus(code("business-status", "action-plan-agreed")));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(gp.task(taskId).getBusinessStatus().getCodingFirstRep().getCode())
                .isEqualTo("action-plan-agreed");
    }

    @Test
    void a_milestone_that_does_not_exist_is_refused() {
        Answer answer =
                provider.put(provider.task(taskId).setBusinessStatus(code("business-status", "living-happily")));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(Answers.reasons(answer)).contains("not-conformant");
    }

    private static CodeableConcept code(String system, String code) {
        return new CodeableConcept(new Coding("https://fit-for-work.example/fhir/CodeSystem/" + system, code, null));
    }

    @Test
    void an_illegal_step_is_422_naming_from_to_and_what_is_allowed() {
        Answer answer = move(TaskStatus.COMPLETED);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(Answers.reasons(answer)).containsExactly("illegal-transition");
        assertThat(answer.as(OperationOutcome.class).getIssueFirstRep().getDiagnostics())
                .contains("no step from requested to completed", "received, accepted, rejected");
        assertThat(gp.task(taskId).getStatus()).isEqualTo(TaskStatus.REQUESTED);
    }

    @Test
    void a_stale_version_is_412_with_the_current_etag() {
        Task stale = provider.task(taskId);
        move(TaskStatus.RECEIVED);

        Answer answer = provider.put(stale.setStatus(TaskStatus.ACCEPTED));

        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.header("ETag")).isEqualTo("W/\"2\"");
    }

    @Test
    void a_change_without_if_match_is_428() {
        assertThat(provider.put(provider.task(taskId).setStatus(TaskStatus.ACCEPTED), "")
                        .status())
                .isEqualTo(428);
    }

    @Test
    void a_provider_cannot_change_whose_task_it_is() {
        Task task = provider.task(taskId).setStatus(TaskStatus.ACCEPTED).setFor(new Reference("Patient/other"));

        Answer answer = provider.put(task);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(Answers.reasons(answer)).containsExactly("not-allowed");
        assertThat(answer.body()).contains("Task.for");
    }

    @Test
    void json_patch_and_fhir_patch_move_a_task_too() {
        Answer json = provider.patch(
                "/fhir/Task/" + taskId,
                "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"accepted\"}]",
                "application/json-patch+json",
                "W/\"1\"");
        assertThat(json.status()).as(json.body()).isEqualTo(200);

        Answer fhir = provider.patch(
                "/fhir/Task/" + taskId,
                """
                {"resourceType":"Parameters","parameter":[{"name":"operation","part":[
                  {"name":"type","valueCode":"replace"},{"name":"path","valueString":"Task.status"},
                  {"name":"value","valueCode":"in-progress"}]}]}""",
                "application/fhir+json",
                "W/\"2\"");
        assertThat(fhir.status()).as(fhir.body()).isEqualTo(200);

        assertThat(gp.task(taskId).getStatus()).isEqualTo(TaskStatus.INPROGRESS);
    }

    @Test
    void a_patch_that_does_not_fit_is_400() {
        Answer answer = provider.patch(
                "/fhir/Task/" + taskId,
                "[{\"op\":\"replace\",\"path\":\"/nothing/here\",\"value\":\"x\"}]",
                "application/json-patch+json",
                "W/\"1\"");

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void the_gp_withdraws_and_the_provider_sees_it() {
        Answer answer = gp.put(serviceRequest().setStatus(ServiceRequestStatus.REVOKED));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        Task task = provider.task(taskId);
        assertThat(task.getStatus()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(task.getStatusReason().getCodingFirstRep().getCode()).isEqualTo("withdrawn-by-referrer");
        assertThat(provider.put(task.setStatus(TaskStatus.ACCEPTED)).status()).isEqualTo(422);
    }

    @RepeatedTest(5)
    void of_cancel_and_accept_at_the_same_time_exactly_one_wins() {
        ServiceRequest withdrawn = serviceRequest().setStatus(ServiceRequestStatus.REVOKED);
        Task accepted = provider.task(taskId).setStatus(TaskStatus.ACCEPTED);

        CompletableFuture<Answer> cancel = CompletableFuture.supplyAsync(() -> gp.put(withdrawn));
        CompletableFuture<Answer> accept = CompletableFuture.supplyAsync(() -> provider.put(accepted));

        assertThat(List.of(cancel.join().status(), accept.join().status())).containsExactlyInAnyOrder(200, 412);
        boolean cancelled = cancel.join().status() == 200;
        assertThat(gp.task(taskId).getStatus()).isEqualTo(cancelled ? TaskStatus.CANCELLED : TaskStatus.ACCEPTED);
        assertThat((cancelled ? accept : cancel).join().header("ETag")).isEqualTo("W/\"2\"");
    }

    @Test
    void an_accepted_referral_can_still_be_withdrawn_by_who_has_seen_that_it_was_accepted() {
        ServiceRequest before = serviceRequest().setStatus(ServiceRequestStatus.REVOKED);
        move(TaskStatus.ACCEPTED);

        assertThat(gp.put(before).status()).isEqualTo(412);
        assertThat(gp.put(serviceRequest().setStatus(ServiceRequestStatus.REVOKED))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_milestone_of_another_status_is_refused_naming_those_that_fit() {
        Answer answer = provider.put(provider.task(taskId).setBusinessStatus(code("business-status", "job-started")));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(Answers.reasons(answer)).containsExactly("illegal-transition");
        assertThat(answer.body()).contains("awaiting-acknowledgement", "Task.businessStatus");
    }

    @Test
    void the_milestone_moves_along_with_the_status() {
        move(TaskStatus.ACCEPTED);
        assertThat(gp.task(taskId).getBusinessStatus().getCodingFirstRep().getCode())
                .isEqualTo("awaiting-first-contact");
    }

    @Test
    void a_closed_referral_stays_as_it_was_closed() {
        gp.put(serviceRequest().setStatus(ServiceRequestStatus.REVOKED));

        assertThat(provider.put(provider.task(taskId).setStatusReason(null)).status())
                .isEqualTo(422);
        assertThat(gp.put(serviceRequest().setStatus(ServiceRequestStatus.REVOKED))
                        .status())
                .isEqualTo(422);
        assertThat(gp.task(taskId).getStatusReason().getCodingFirstRep().getCode())
                .isEqualTo("withdrawn-by-referrer");
    }

    @Test
    void a_stale_patch_is_412_even_if_it_no_longer_fits_and_a_fresh_one_answers_with_the_etag() {
        String accept = "[{\"op\":\"test\",\"path\":\"/status\",\"value\":\"requested\"},"
                + "{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"accepted\"}]";
        Answer fresh = provider.patch("/fhir/Task/" + taskId, accept, "application/json-patch+json", "W/\"1\"");
        Answer stale = provider.patch("/fhir/Task/" + taskId, accept, "application/json-patch+json", "W/\"1\"");

        assertThat(fresh.header("ETag")).isEqualTo("W/\"2\"");
        assertThat(stale.status()).isEqualTo(412);
    }

    @Test
    void a_patch_that_would_grow_without_bound_is_refused() {
        String bomb = "[{\"op\":\"add\",\"path\":\"/note\",\"value\":[{\"text\":\"x\"}]}"
                + ",{\"op\":\"copy\",\"from\":\"\",\"path\":\"/note/-\"}".repeat(25) + "]";

        assertThat(provider.patch("/fhir/Task/" + taskId, bomb, "application/json-patch+json", "W/\"1\"")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_change_without_status_or_with_an_absurd_version_is_4xx() {
        assertThat(gp.put(serviceRequest().setStatus(null)).status()).isEqualTo(422);
        assertThat(provider.put(provider.task(taskId), "W/\"99999999999999999999\"")
                        .status())
                .isEqualTo(428);
    }
}
