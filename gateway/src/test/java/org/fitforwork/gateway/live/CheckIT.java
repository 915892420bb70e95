package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;

class CheckIT extends LiveGateway {
    @Test
    void it_says_who_would_take_the_person_and_stores_nothing() {
        String before = stored();

        Forecast forecast =
                Forecast.of(as("demo-gp").check(Referral.like("any-gp.json").bundle()));

        assertThat(forecast.accepted()).isTrue();
        assertThat(forecast.provider()).isEqualTo("pathways-cic");
        assertThat(forecast.area()).isEqualTo("14L");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void every_programme_traces_every_rule() {
        Forecast forecast = Forecast.of(as("demo-gp")
                .check(Referral.like("any-gp.json")
                        .answer("has-health-condition", false)
                        .unanswered("several-needs")
                        .bundle()));

        assertThat(forecast.verdict("fit-for-work-out-of-work")).isEqualTo("not-eligible");
        assertThat(forecast.rules("fit-for-work-out-of-work")).containsEntry("health-condition", "not-met");
        assertThat(forecast.because("fit-for-work-out-of-work", "health-condition"))
                .contains("health condition");
        assertThat(forecast.verdict("health-and-wellbeing-service")).isEqualTo("needs-information");
        assertThat(forecast.barred("work-programme-leavers")).contains("programme-not-open");
    }

    @Test
    void it_says_what_to_ask_where_an_answer_is_missing() {
        Forecast forecast = Forecast.of(as("demo-gp")
                .check(Referral.like("any-gp.json").unanswered("several-needs").bundle()));

        assertThat(forecast.questions("health-and-wellbeing-service", "several-needs"))
                .containsOnlyKeys("several-needs")
                .hasEntrySatisfying("several-needs", text -> assertThat(text).startsWith("Two or more of these apply"));
    }

    @Test
    void it_says_why_programmes_that_would_take_the_person_were_passed_over() {
        Forecast any =
                Forecast.of(as("demo-gp").check(Referral.like("any-gp.json").bundle()));
        assertThat(any.passedOver("bridging-the-gap"))
                .isEqualTo("priority 60 of fit-for-work-out-of-work is above priority 30");
        assertThat(any.passedOver("health-and-wellbeing-service"))
                .isEqualTo("health-and-wellbeing-service only takes whom no other programme takes");

        Forecast named = Forecast.of(as("demo-gp")
                .check(Referral.like("any-gp.json")
                        .programme("bridging-the-gap")
                        .bundle()));
        assertThat(named.passedOver("fit-for-work-out-of-work")).isEqualTo("the referral asks for bridging-the-gap");
    }

    @Test
    void it_says_how_each_provider_of_the_chosen_programme_stands() {
        Forecast forecast = Forecast.of(as("demo-jcp")
                .check(Referral.likeExampleOf("work-programme-leavers", "eligible-jcp-disability")
                        .bundle()));

        assertThat(forecast.candidates())
                .containsExactly(
                        "big-life specialist-first",
                        "pathways-cic specialist-first",
                        "breakthrough-uk available",
                        "ingeus other-area");
    }

    @Test
    void what_is_not_conformant_is_said_as_a_send_would_say_it() {
        Referral referral = Referral.like("any-gp.json");
        referral.patient().setBirthDate(null);

        Forecast forecast = Forecast.of(as("demo-gp").check(referral.bundle()));

        assertThat(forecast.accepted()).isFalse();
        assertThat(forecast.reasons().get(0)).isEqualTo("not-conformant");
    }

    @Test
    void a_provider_has_nothing_to_ask() {
        assertThat(as("demo-provider")
                        .check(Referral.like("any-gp.json").bundle())
                        .status())
                .isEqualTo(403);
    }

    /** The same steps run under both, so they agree by construction; this holds the wiring to it. */
    @Test
    void asking_and_sending_agree_on_sixty_random_referrals() {
        Random random = new Random(17);
        for (int i = 0; i < 60; i++) {
            Bundle bundle = any(random).bundle();

            Forecast forecast = Forecast.of(as("demo-gp").check(bundle));
            Answer sent = as("demo-gp").send(bundle);

            assertThat(sent.status() == 200).isEqualTo(forecast.accepted());
            if (forecast.accepted()) {
                assertThat(forecast.provider()).isEqualTo(Answers.provider(sent));
            } else {
                assertThat(Client.FHIR.newJsonParser().encodeResourceToString(forecast.refusal()))
                        .isEqualTo(Client.FHIR.newJsonParser().encodeResourceToString(sent.as(OperationOutcome.class)));
            }
        }
    }

    private static Referral any(Random random) {
        List<UnaryOperator<Referral>> changes = List.of(
                referral -> referral.answer("employment-status", "employment-status", "employed-off-sick"),
                referral -> referral.answer("employment-status", "employment-status", "carer"),
                referral -> referral.answer("consent-share-provider", false),
                referral -> referral.unanswered("consent-share-provider"),
                referral -> referral.answer("several-needs", random.nextBoolean()),
                referral -> referral.unanswered("employment-status"),
                referral -> referral.practice("Y99012"),
                referral -> referral.practice("Y99103"),
                referral -> referral.programme("fit-for-work-out-of-work"),
                referral -> referral.authored("2014-06-01"));
        Referral referral = Referral.like("any-gp.json");
        for (UnaryOperator<Referral> change : changes) {
            if (random.nextInt(4) == 0) {
                referral = attempt(change, referral);
            }
        }
        return referral;
    }

    /** An earlier change may have taken the answer away that this one would change. */
    private static Referral attempt(UnaryOperator<Referral> change, Referral referral) {
        try {
            return change.apply(referral);
        } catch (IllegalArgumentException gone) {
            return referral;
        }
    }
}
