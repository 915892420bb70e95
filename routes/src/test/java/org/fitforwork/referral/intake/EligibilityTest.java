package org.fitforwork.referral.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fitforwork.referral.programme.Catalogue.BOLTON;
import static org.fitforwork.referral.programme.ProgrammeBuilder.aProgramme;

import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.fitforwork.referral.programme.Programme;
import org.fitforwork.referral.programme.Programme.Status;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EligibilityTest extends Deciding {
    private static final String BECAUSE = "The service helps people who are out of work.";

    @Nested
    class A_referral_to_a_named_programme {
        @Test
        void is_eligible_if_every_rule_is_met() {
            assertThat(eligible("work", aProgramme("work").rule("consent", BECAUSE)))
                    .containsExactly("work");
        }

        @Test
        void is_judged_by_that_programme_alone() {
            rules.notMet("out-of-work", "employment-status");
            assertThat(refusals("work", aProgramme("work").rule("out-of-work", BECAUSE), aProgramme("other")))
                    .extracting(Refusal::reason)
                    .containsExactly(RefusalReason.NOT_ELIGIBLE);
        }

        @Test
        void is_refused_if_the_gateway_does_not_know_the_programme() {
            assertThat(refusals("unheard-of", aProgramme("work")))
                    .containsExactly(new Refusal(
                            RefusalReason.UNKNOWN_PROGRAMME,
                            "this gateway does not know the programme asked for",
                            "ServiceRequest.code"));
        }

        @Test
        void is_refused_with_the_because_of_every_rule_not_met() {
            rules.notMet("out-of-work", "employment-status").notMet("working-age");
            assertThat(refusals(
                            "work",
                            aProgramme("work")
                                    .rule("out-of-work", BECAUSE)
                                    .rule("consent", "The person must agree.")
                                    .rule("working-age", "The service is for people of working age.")))
                    .containsExactly(
                            new Refusal(
                                    RefusalReason.NOT_ELIGIBLE,
                                    "work, rule out-of-work: " + BECAUSE,
                                    "QuestionnaireResponse.descendants().where(linkId = 'employment-status')"),
                            new Refusal(
                                    RefusalReason.NOT_ELIGIBLE,
                                    "work, rule working-age: The service is for people of working age.",
                                    "Patient.birthDate"));
        }

        @Test
        void needs_information_where_an_answer_is_missing_naming_each_question() {
            rules.unknown("out-of-work", "employment-status", "unemployed-since");
            assertThat(refusals("work", aProgramme("work").rule("out-of-work", BECAUSE)))
                    .containsExactly(
                            new Refusal(
                                    RefusalReason.INFORMATION_NEEDED,
                                    "work, rule out-of-work: the question employment-status is not answered",
                                    "QuestionnaireResponse.descendants().where(linkId = 'employment-status')"),
                            new Refusal(
                                    RefusalReason.INFORMATION_NEEDED,
                                    "work, rule out-of-work: the question unemployed-since is not answered",
                                    "QuestionnaireResponse.descendants().where(linkId = 'unemployed-since')"));
        }

        @Test
        void is_not_asked_for_more_where_another_rule_decides_already() {
            rules.unknown("consent", "consent-refer").notMet("out-of-work", "employment-status");
            assertThat(refusals(
                            "work", aProgramme("work").rule("consent", BECAUSE).rule("out-of-work", BECAUSE)))
                    .extracting(Refusal::reason)
                    .containsExactly(RefusalReason.NOT_ELIGIBLE);
        }
    }

    @Nested
    class A_referral_to_any_programme {
        @Test
        void goes_to_the_programme_of_highest_priority_and_keeps_the_others_in_order() {
            assertThat(eligible(
                            Programme.ANY,
                            aProgramme("low").priority(5),
                            aProgramme("high").priority(20),
                            aProgramme("middle").priority(10)))
                    .containsExactly("high", "middle", "low");
        }

        @Test
        void goes_by_name_where_priorities_are_equal() {
            assertThat(eligible(Programme.ANY, aProgramme("b"), aProgramme("c"), aProgramme("a")))
                    .containsExactly("a", "b", "c");
        }

        @Test
        void goes_to_the_fallback_last_whatever_its_priority() {
            assertThat(eligible(Programme.ANY, aProgramme("net").fallback().priority(99), aProgramme("work")))
                    .containsExactly("work", "net");
        }

        @Test
        void goes_to_the_fallback_if_nothing_else_takes_it() {
            rules.notMet("out-of-work", "employment-status");
            assertThat(eligible(
                            Programme.ANY,
                            aProgramme("net").fallback(),
                            aProgramme("work").rule("out-of-work", BECAUSE)))
                    .containsExactly("net");
        }

        @Test
        void is_eligible_if_one_programme_takes_it_while_another_lacks_an_answer() {
            rules.unknown("off-sick", "first-day-off-sick");
            assertThat(eligible(
                            Programme.ANY,
                            aProgramme("in-work").priority(99).rule("off-sick", BECAUSE),
                            aProgramme("out-of-work")))
                    .containsExactly("out-of-work");
        }

        @Test
        void needs_information_while_an_answer_could_still_make_it_eligible_somewhere() {
            rules.unknown("off-sick", "first-day-off-sick").notMet("out-of-work", "employment-status");
            assertThat(refusals(
                            Programme.ANY,
                            aProgramme("in-work").rule("off-sick", BECAUSE),
                            aProgramme("out-of-work").rule("out-of-work", BECAUSE)))
                    .extracting(Refusal::reason)
                    .containsExactly(RefusalReason.INFORMATION_NEEDED);
        }

        @Test
        void is_not_asked_for_answers_to_a_programme_that_is_barred_to_it() {
            rules.unknown("off-sick", "first-day-off-sick").notMet("out-of-work", "employment-status");
            assertThat(refusals(
                            Programme.ANY,
                            aProgramme("in-work").areas(BOLTON).rule("off-sick", BECAUSE),
                            aProgramme("out-of-work").rule("out-of-work", BECAUSE)))
                    .extracting(Refusal::reason)
                    .containsExactly(RefusalReason.NO_PROGRAMME, RefusalReason.NOT_ELIGIBLE);
        }

        @Test
        void is_told_first_that_none_takes_it_and_then_why_not_those_that_are_open_to_it() {
            rules.notMet("out-of-work", "employment-status");
            assertThat(refusals(
                            Programme.ANY,
                            aProgramme("far").areas(BOLTON),
                            aProgramme("work").rule("out-of-work", BECAUSE)))
                    .extracting(Refusal::detail)
                    .containsExactly("no programme takes this referral", "work, rule out-of-work: " + BECAUSE);
        }

        @Test
        void is_told_every_barrier_where_no_programme_is_open_to_it() {
            assertThat(refusals(
                            Programme.ANY,
                            aProgramme("closed").status(Status.SUSPENDED),
                            aProgramme("far").areas(BOLTON)))
                    .extracting(Refusal::reason)
                    .containsExactlyInAnyOrder(
                            RefusalReason.NO_PROGRAMME,
                            RefusalReason.PROGRAMME_NOT_OPEN,
                            RefusalReason.AREA_NOT_COVERED);
        }
    }
}
