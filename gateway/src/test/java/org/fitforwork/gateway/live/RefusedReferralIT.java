package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedReferralIT extends KeepsNothing {
    private static final String OUT_OF_WORK = "fit-for-work-out-of-work-gp.json";
    private static final String LEAVERS = "work-programme-leavers-jcp.json";
    private static final String IN_WORK = "fit-for-work-in-work-gp.json";

    private void assertRefused(Answer answer, String reason, String detail) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(Answers.reasons(answer)).containsExactly(reason);
        assertThat(answer.as(OperationOutcome.class).getIssueFirstRep().getDiagnostics())
                .contains(detail);
    }

    @ParameterizedTest(name = "{0}, rule {1}")
    @CsvSource({
        "fit-for-work-out-of-work-gp.json, consent-to-share, consent-share-provider, false",
        "fit-for-work-out-of-work-gp.json, health-condition, has-health-condition, false",
        "fit-for-work-in-work-gp.json, consent-to-share, consent-share-provider, false",
        "work-programme-leavers-jcp.json, consent-to-share, consent-share-provider, false",
        "work-programme-leavers-jcp.json, completed-work-programme, work-programme-completed, false",
        "work-programme-leavers-jcp.json, not-near-retirement, near-retirement, true",
        "work-programme-leavers-jcp.json, not-full-time-carer, full-time-carer, true",
        "health-and-wellbeing-service-gp.json, several-needs, several-needs, false",
        "health-and-wellbeing-service-gp.json, consent-to-share, consent-share-provider, false"
    })
    void a_rule_that_is_not_met_refuses_and_points_at_the_answer(
            String example, String rule, String linkId, boolean value) {
        Answer answer = as(sender(example))
                .send(Referral.like(example).answer(linkId, value).bundle());

        assertRefused(answer, "not-eligible", "rule " + rule + ":");
        assertThat(answer.as(OperationOutcome.class)
                        .getIssueFirstRep()
                        .getExpression()
                        .get(0)
                        .getValue())
                .contains("'" + linkId + "'");
    }

    private static String sender(String example) {
        return example.contains("jcp") ? "demo-jcp" : "demo-gp";
    }

    @Test
    void somebody_in_work_is_not_for_the_out_of_work_service() {
        Referral referral =
                Referral.like(OUT_OF_WORK).answer("employment-status", "employment-status", "employed-at-work");

        assertRefused(as("demo-gp").send(referral.bundle()), "not-eligible", "rule out-of-work:");
    }

    @Test
    void somebody_at_work_and_not_off_sick_is_not_for_the_in_work_service() {
        Referral referral = Referral.like(IN_WORK).answer("employment-status", "employment-status", "employed-at-work");

        assertRefused(as("demo-gp").send(referral.bundle()), "not-eligible", "rule off-sick:");
    }

    @Test
    void three_weeks_off_are_too_few() {
        assertRefused(
                as("demo-gp")
                        .send(Referral.like(IN_WORK)
                                .answer("weeks-off-expected", 3)
                                .bundle()),
                "not-eligible",
                "rule four-weeks-off:");
    }

    @Test
    void jobseekers_allowance_ends_eligibility_for_work_programme_leavers() {
        assertRefused(
                as("demo-jcp")
                        .send(Referral.like(LEAVERS)
                                .answer("benefit", "benefit", "jsa")
                                .bundle()),
                "not-eligible",
                "rule esa-work-related-activity-group:");
    }

    @Test
    void a_pensioner_is_past_working_age() {
        Referral referral = Referral.like(OUT_OF_WORK);
        referral.patient().getBirthDateElement().setValueAsString("1940-01-01");

        assertRefused(as("demo-gp").send(referral.bundle()), "not-eligible", "rule working-age:");
    }

    @ParameterizedTest
    @CsvSource({
        "fit-for-work-out-of-work-gp.json, consent-share-provider",
        "fit-for-work-in-work-gp.json, weeks-off-expected",
        "work-programme-leavers-jcp.json, benefit",
        "work-programme-leavers-jcp.json, near-retirement",
        "health-and-wellbeing-service-gp.json, several-needs"
    })
    void a_missing_answer_that_a_rule_needs_is_asked_for(String example, String linkId) {
        Answer answer = as(sender(example))
                .send(Referral.like(example).unanswered(linkId).bundle());

        assertRefused(answer, "information-needed", "the question " + linkId + " is not answered");
    }

    @Test
    void every_reason_is_named_at_once() {
        Referral referral = Referral.like(OUT_OF_WORK)
                .answer("has-health-condition", false)
                .answer("consent-share-provider", false)
                .practice("Y99011")
                .authored("2020-01-07");

        assertThat(Answers.reasons(as("demo-gp").send(referral.bundle())))
                .containsExactlyInAnyOrder("practice-not-participating", "not-eligible", "not-eligible");
    }

    @Test
    void nobody_covers_leeds() {
        assertRefused(
                as("demo-jcp").send(Referral.like(LEAVERS).practice("Y99103").bundle()),
                "area-not-covered",
                "no programme covers 15F");
    }

    @Test
    void the_programme_for_leavers_took_nobody_after_march_2016() {
        assertRefused(
                as("demo-jcp")
                        .send(Referral.like(LEAVERS).authored("2016-04-01").bundle()),
                "programme-not-open",
                "took no referrals on 2016-04-01");
    }

    @Test
    void a_gp_is_no_jobcentre() {
        Referral referral = Referral.like("any-gp.json")
                .programme("work-programme-leavers")
                .authored("2015-06-02")
                .answer("benefit", "benefit", "esa-wrag")
                .answer("full-time-carer", false);

        Answer answer = as("demo-gp").send(referral.bundle());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(Answers.reasons(answer)).contains("source-not-accepted");
    }

    @Test
    void a_closed_practice_and_a_strange_postcode_lead_nowhere() {
        Referral referral = Referral.like(LEAVERS).practice("Y99199");
        referral.patient().getAddressFirstRep().setPostalCode("ZZ99 9ZZ");

        Answer answer = as("demo-jcp").send(referral.bundle());

        assertRefused(answer, "area-unknown", "Y99199");
        assertThat(answer.body()).doesNotContain("ZZ99");
    }

    @Test
    void a_sender_cannot_refer_in_the_name_of_another_practice() {
        assertRefused(as("demo-gp-2").send(Referral.like(OUT_OF_WORK).bundle()), "requester-mismatch", "Y99002");
    }

    @Test
    void a_form_of_another_referrer_is_not_taken() {
        assertRefused(
                as("demo-gp").send(Referral.like(OUT_OF_WORK).form("any-jcp").bundle()), "not-conformant", "form");
    }

    @Test
    void a_referral_from_the_future_is_not_taken() {
        assertRefused(
                as("demo-gp")
                        .send(Referral.like(OUT_OF_WORK).authored("2099-01-01").bundle()),
                "not-conformant",
                "future");
    }
}
