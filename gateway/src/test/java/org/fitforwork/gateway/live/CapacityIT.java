package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A provider is never given more people than it has places, and a place that comes free is given again. */
class CapacityIT extends LiveGateway {
    private static final String PROGRAMME = "troubled-families-health";
    private static final String FILE = "programmes/troubled-families-health/programme.yaml";
    private static final String PROVIDER = "hwwg-troubled-families";
    private static final String GP = "example-gp-y99011";
    private static final int SENDERS = 8;

    private int open() {
        return database.sql(
                        """
                        select count(*) from referral.referral where programme = :programme
                           and status not in ('completed', 'rejected', 'cancelled', 'failed', 'entered-in-error')""")
                .param("programme", PROGRAMME)
                .query(Integer.class)
                .single();
    }

    /** Lowers the pilot's places until this many are free. */
    private void free(int places) {
        LiveConfiguration.restore();
        LiveConfiguration.change(FILE, "capacity: 30", "capacity: " + (open() + places));
        new Engineer(as("demo-engineer")).reloaded();
    }

    @AfterEach
    void put_back() {
        new Engineer(as("demo-engineer")).putBack();
    }

    private static Referral family() {
        return Referral.likeExampleOf(PROGRAMME, "eligible-gp");
    }

    /** A family that another programme would take, too. */
    private static Referral ill() {
        Referral referral = family().programme("any").form("any-gp");
        var health = new QuestionnaireResponseItemComponent(new StringType("health"));
        health.addItem().setLinkId("has-health-condition").addAnswer().setValue(new BooleanType(true));
        referral.response().getItem().add(2, health);
        return referral;
    }

    private Answer send(Bundle bundle) {
        return as(GP).send(bundle);
    }

    private Forecast forecast(Referral referral) {
        return Forecast.of(as(GP).check(referral.bundle()));
    }

    private static List<Answer> atOnce(Supplier<Answer> call) {
        return Stream.generate(() -> CompletableFuture.supplyAsync(call, task -> new Thread(task).start()))
                .limit(SENDERS)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    @Test
    void of_eight_families_at_once_three_get_the_three_places_and_five_are_told_that_it_is_full() {
        free(3);
        assertThat(forecast(family()).provider()).isEqualTo(PROVIDER);

        List<Answer> answers = atOnce(() -> send(family().bundle()));

        assertThat(answers.stream().filter(answer -> answer.status() == 200))
                .hasSize(3)
                .allSatisfy(answer -> assertThat(Answers.provider(answer)).isEqualTo(PROVIDER));
        assertThat(answers.stream().filter(answer -> answer.status() != 200))
                .hasSize(SENDERS - 3)
                .allSatisfy(answer -> {
                    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
                    assertThat(Answers.reasons(answer)).containsExactly("provider-full");
                });
        assertThat(forecast(family()).reasons()).containsExactly("provider-full");
    }

    @Test
    void who_leaves_the_choice_open_goes_to_the_next_programme_when_the_last_place_is_gone() {
        free(1);

        assertThat(forecast(ill()).provider()).isEqualTo(PROVIDER);

        List<Answer> answers = atOnce(() -> send(ill().bundle()));

        String next = forecast(ill()).provider();
        assertThat(next).isNotEqualTo(PROVIDER);
        assertThat(answers.stream().map(Answers::provider).filter(PROVIDER::equals))
                .hasSize(1);
        assertThat(answers.stream().map(Answers::provider).filter(next::equals)).hasSize(SENDERS - 1);
    }

    @Test
    void the_same_referral_eight_times_at_once_takes_one_place_and_gets_one_answer() {
        for (int round = 0; round < 3; round++) {
            free(1);
            Bundle bundle = family().bundle();

            List<Answer> answers = atOnce(() -> send(bundle));

            assertThat(answers)
                    .extracting(answer -> Answers.task(answer).getIdElement().getIdPart())
                    .containsOnly(Answers.task(answers.get(0)).getIdElement().getIdPart());
            assertThat(send(bundle).status()).as("a replay needs no place").isEqualTo(200);
        }
    }

    @Test
    void a_place_is_free_again_when_the_provider_declines_or_completes_or_the_gp_withdraws() {
        free(1);
        Answer sent = send(family().bundle());
        assertFull();
        move(sent, TaskStatus.REJECTED);

        sent = takesTheFreePlace();
        for (TaskStatus status : List.of(TaskStatus.ACCEPTED, TaskStatus.INPROGRESS)) {
            move(sent, status);
            assertFull();
        }
        move(sent, TaskStatus.COMPLETED);

        sent = takesTheFreePlace();
        ServiceRequest request = as(GP).get("/fhir/ServiceRequest/" + Answers.idOf(sent, "ServiceRequest"))
                .as(ServiceRequest.class);
        assertThat(as(GP).put(request.setStatus(ServiceRequestStatus.REVOKED)).status())
                .isEqualTo(200);

        takesTheFreePlace();
    }

    private void assertFull() {
        Referral another = family();
        assertThat(forecast(another).reasons()).containsExactly("provider-full");
        assertThat(Answers.reasons(send(another.bundle()))).containsExactly("provider-full");
    }

    private Answer takesTheFreePlace() {
        Referral next = family();
        assertThat(forecast(next).provider()).isEqualTo(PROVIDER);
        Answer sent = send(next.bundle());
        assertThat(Answers.provider(sent)).isEqualTo(PROVIDER);
        assertFull();
        return sent;
    }

    private void move(Answer sent, TaskStatus status) {
        Client provider = as("provider-" + PROVIDER);
        Task task = provider.task(Answers.task(sent).getIdElement().getIdPart()).setStatus(status);
        if (status == TaskStatus.REJECTED) {
            task.setStatusReason(new CodeableConcept(
                    new Coding("https://fit-for-work.example/fhir/CodeSystem/status-reason", "no-capacity", null)));
        }
        Answer answer = provider.put(task);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
