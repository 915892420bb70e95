package org.fitforwork.gateway.live;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The clock is turned, and what did not happen in time is told: to the referrer, to the operator, or by acting. */
class DeadlineIT extends LiveGateway {
    private static final String MILESTONES = "https://fit-for-work.example/fhir/CodeSystem/business-status";

    /** Two working days, whatever the weekday and over Christmas, too. */
    private static final Duration ACKNOWLEDGE = Duration.ofDays(7);

    private static final Duration FIRST_CONTACT = Duration.ofDays(21);
    private static final Duration REVIEW = Duration.ofDays(50);

    @AfterEach
    void put_back() {
        CLOCK.putBack();
        new Engineer(as("demo-engineer")).putBack();
    }

    private String send() {
        Answer answer = as("demo-gp")
                .send(Referral.like("fit-for-work-out-of-work-gp.json").bundle());
        return Answers.task(answer).getIdElement().getIdPart();
    }

    private Task task(String id) {
        return as("demo-gp").task(id);
    }

    private String reason(String task) {
        return task(task).getStatusReason().getCodingFirstRep().getCode();
    }

    private void becomes(String task, String reason) {
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(reason(task)).isEqualTo(reason));
    }

    private void move(String task, TaskStatus status) {
        Answer answer = as("demo-provider").put(as("demo-provider").task(task).setStatus(status));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** Those of this Task alone: in a run of all tests there are more late ones than the list is long. */
    private JsonNode overdue(String task, String... narrower) {
        return Engineer.json(as("demo-admin").get("/admin/referrals/overdue?task=" + task + String.join("", narrower)));
    }

    private List<String> events(String task) {
        return database.sql(
                        """
                        select e.what || coalesce(' ' || e.detail, '') from referral.event e
                          join referral.referral r on r.id = e.referral_id
                         where r.task_id = :task order by e.sequence""")
                .param("task", task)
                .query(String.class)
                .list();
    }

    @Test
    void both_sides_see_until_when_the_provider_is_to_acknowledge() {
        String task = send();

        assertThat(task(task).getRestriction().getPeriod().getEnd())
                .isBetween(
                        Date.from(CLOCK.instant().plus(Duration.ofDays(2))),
                        Date.from(CLOCK.instant().plus(ACKNOWLEDGE)));
    }

    @Test
    void a_referral_that_nobody_acknowledges_is_told_of_and_escalated_until_the_provider_acts() {
        String task = send();

        CLOCK.turn(ACKNOWLEDGE);

        becomes(task, "acknowledgement-overdue");
        assertThat(task(task).getStatus()).isEqualTo(TaskStatus.REQUESTED);
        assertThat(overdue(task, "&provider=pathways-cic", "&programme=fit-for-work-out-of-work"))
                .singleElement()
                .satisfies(late -> {
                    assertThat(late.get("waitsFor").asText()).isEqualTo("acknowledge");
                    assertThat(late.get("missed").asInt()).isOne();
                    assertThat(late.get("escalated").asBoolean()).isTrue();
                });
        assertThat(overdue(task, "&provider=big-life")).isEmpty();
        move(task, TaskStatus.RECEIVED);
        assertThat(overdue(task)).isEmpty();
        assertThat(task(task).hasStatusReason()).isFalse();
        assertThat(events(task)).containsExactly("accepted pathways-cic", "overdue acknowledge", "step");
    }

    @Test
    void a_missed_deadline_is_told_again_and_again() {
        String task = send();

        CLOCK.turn(ACKNOWLEDGE);
        becomes(task, "acknowledgement-overdue");
        CLOCK.turn(ACKNOWLEDGE);

        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(events(task))
                .containsExactly("accepted pathways-cic", "overdue acknowledge", "overdue acknowledge"));
    }

    @Test
    void first_contact_and_review_have_their_time_too() {
        String task = send();
        move(task, TaskStatus.ACCEPTED);
        assertThat(task(task).getBusinessStatus().getCodingFirstRep().getCode()).isEqualTo("awaiting-first-contact");

        CLOCK.turn(FIRST_CONTACT);
        becomes(task, "first-contact-overdue");
        move(task, TaskStatus.INPROGRESS);
        as("demo-provider")
                .put(as("demo-provider")
                        .task(task)
                        .setBusinessStatus(new CodeableConcept(new Coding(MILESTONES, "attached", null))));
        CLOCK.turn(REVIEW);

        becomes(task, "review-overdue");
    }

    @Test
    void a_closed_referral_waits_for_nothing() {
        String task = send();
        move(task, TaskStatus.ACCEPTED);
        move(task, TaskStatus.INPROGRESS);
        move(task, TaskStatus.COMPLETED);

        assertThat(task(task).hasRestriction()).isFalse();
        assertThat(task(task).getBusinessStatus().getCodingFirstRep().getCode()).isEqualTo("closed");
        assertThat(database.sql("select deadline from referral.referral where task_id = :task")
                        .param("task", task)
                        .query((row, number) -> String.valueOf(row.getString(1)))
                        .single())
                .isEqualTo("null");
    }

    @Test
    void a_programme_may_give_what_is_not_acknowledged_to_another_provider_and_call_it_back_from_the_first() {
        LiveConfiguration.change(
                "programmes/work-programme-leavers/programme.yaml",
                "on-rejection: next-programme",
                "on-rejection: next-programme\non-overdue: re-allocate");
        new Engineer(as("demo-engineer")).reloaded();
        Client jobcentre = as("demo-jcp");
        String task = Answers.task(jobcentre.send(Referral.forBigLife(jobcentre).bundle()))
                .getIdElement()
                .getIdPart();
        await().untilAsserted(() -> assertThat(posted(task)).hasSize(1));

        CLOCK.turn(ACKNOWLEDGE);

        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(
                        jobcentre.task(task).getOwner().getIdentifier().getValue())
                .isEqualTo("pathways-cic"));
        await().untilAsserted(() -> assertThat(posted(task)).hasSize(2));
        assertThat(posted(task).get(1)).contains("\"status\":\"cancelled\"", "\"status\":\"revoked\"");
        assertThat(as("demo-provider-2").get("/fhir/Task/" + task).status()).isEqualTo(404);
        assertThat(jobcentre.task(task).getStatus()).isEqualTo(TaskStatus.REQUESTED);
    }

    private static List<String> posted(String task) {
        return BIG_LIFE.findAll(postRequestedFor(urlEqualTo("/fhir"))).stream()
                .map(request -> request.getBodyAsString())
                .filter(body -> body.contains(task))
                .toList();
    }
}
