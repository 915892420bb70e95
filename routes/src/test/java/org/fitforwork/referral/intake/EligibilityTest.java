package org.fitforwork.referral.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fitforwork.referral.ReferralBuilder.WRITTEN;
import static org.fitforwork.referral.ReferralBuilder.aReferral;
import static org.fitforwork.referral.programme.Catalogue.BOLTON;
import static org.fitforwork.referral.programme.Catalogue.MANCHESTER;
import static org.fitforwork.referral.programme.Catalogue.NORTH_MANCHESTER;
import static org.fitforwork.referral.programme.ProgrammeBuilder.aProgramme;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.fitforwork.referral.Location;
import org.fitforwork.referral.ReferralBuilder;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.fitforwork.referral.programme.Catalogue;
import org.fitforwork.referral.programme.Programme;
import org.fitforwork.referral.programme.Programme.Status;
import org.fitforwork.referral.programme.ProgrammeBuilder;
import org.fitforwork.referral.stage.Eligible;
import org.fitforwork.referral.stage.Located;
import org.fitforwork.referral.stage.Refused;
import org.fitforwork.referral.stage.Stage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class EligibilityTest {
    private static final String UNKNOWN_AREA = "15F";
    private static final String BECAUSE = "The service helps people who are out of work.";

    private final FakeRules rules = new FakeRules();
    private final Eligibility eligibility = new Eligibility(new Assessing(rules));
    private String area = MANCHESTER;

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

    @Nested
    class A_programme_is_barred {
        @ParameterizedTest
        @EnumSource(mode = Mode.EXCLUDE, names = "ACTIVE")
        void by_any_status_but_active(Status status) {
            assertThat(refusals("work", aProgramme("work").status(status)))
                    .containsExactly(
                            Refusal.of(RefusalReason.PROGRAMME_NOT_OPEN, "work took no referrals on 2026-10-06"));
        }

        @Test
        void before_its_first_day() {
            assertThat(reasons(aProgramme("work").runs(WRITTEN.plusDays(1), null)))
                    .containsExactly(RefusalReason.PROGRAMME_NOT_OPEN);
        }

        @Test
        void after_its_last_day() {
            assertThat(reasons(aProgramme("work").runs(LocalDate.EPOCH, WRITTEN.minusDays(1))))
                    .containsExactly(RefusalReason.PROGRAMME_NOT_OPEN);
        }

        @Test
        void to_a_source_it_does_not_take_naming_those_it_takes() {
            Stage stage = decide(
                    aReferral().to("work").from("jcp"), aProgramme("work").sources("gp"));
            assertThat(refusalsOf(stage))
                    .containsExactly(Refusal.of(
                            RefusalReason.SOURCE_NOT_ACCEPTED, "work takes no referrals from jcp, but from gp"));
        }

        @Test
        void outside_its_areas() {
            assertThat(refusals("far", aProgramme("far").areas(BOLTON), aProgramme("work")))
                    .containsExactly(Refusal.of(RefusalReason.AREA_NOT_COVERED, "far does not cover 14L"));
        }

        @Test
        void to_a_practice_that_is_not_on_its_list() {
            Stage stage = decide(
                    aReferral().to("work").registeredAt("Y99002"),
                    aProgramme("work").practices("Y99001"));
            assertThat(refusalsOf(stage))
                    .containsExactly(new Refusal(
                            RefusalReason.PRACTICE_NOT_PARTICIPATING,
                            "the registered practice does not take part in work",
                            "Patient.generalPractitioner"));
        }

        @Test
        void to_a_patient_of_no_known_practice_if_it_lists_practices() {
            assertThat(reasons(aProgramme("work").practices("Y99001")))
                    .containsExactly(RefusalReason.PRACTICE_NOT_PARTICIPATING);
        }

        @Test
        void with_every_barrier_told_at_once() {
            assertThat(reasons(aProgramme("work")
                            .status(Status.RETIRED)
                            .sources("jcp")
                            .practices("Y99001")))
                    .containsExactly(
                            RefusalReason.PROGRAMME_NOT_OPEN,
                            RefusalReason.SOURCE_NOT_ACCEPTED,
                            RefusalReason.PRACTICE_NOT_PARTICIPATING);
        }
    }

    @Nested
    class A_programme_is_open {
        @Test
        void on_its_first_and_its_last_day() {
            assertThat(eligible("work", aProgramme("work").runs(WRITTEN, WRITTEN)))
                    .containsExactly("work");
        }

        @Test
        void to_a_practice_on_its_list() {
            Stage stage = decide(
                    aReferral().to("work").registeredAt("Y99001"),
                    aProgramme("work").practices("Y99001", "Y99002"));
            assertThat(stage).isInstanceOf(Eligible.class);
        }

        @Test
        void in_the_area_that_its_own_was_merged_into() {
            assertThat(eligible("work", aProgramme("work").areas(NORTH_MANCHESTER)))
                    .containsExactly("work");
        }
    }

    @Nested
    class An_area_that_no_programme_covers {
        private final Refusal refusal = Refusal.of(RefusalReason.AREA_NOT_COVERED, "no programme covers 15F");

        @Test
        void is_told_to_who_asks_for_any() {
            area = UNKNOWN_AREA;
            assertThat(refusals(Programme.ANY, aProgramme("a"), aProgramme("b")))
                    .containsExactly(refusal);
        }

        @Test
        void is_told_to_who_names_a_programme() {
            area = UNKNOWN_AREA;
            assertThat(refusals("a", aProgramme("a"), aProgramme("b"))).containsExactly(refusal);
        }
    }

    private List<String> eligible(String asked, ProgrammeBuilder... programmes) {
        Stage stage = decide(aReferral().to(asked), programmes);
        assertThat(stage).isInstanceOf(Eligible.class);
        return ((Eligible) stage).programmes().stream().map(Programme::id).toList();
    }

    private List<Refusal> refusals(String asked, ProgrammeBuilder... programmes) {
        return refusalsOf(decide(aReferral().to(asked), programmes));
    }

    private Stream<RefusalReason> reasons(ProgrammeBuilder work) {
        return refusals("work", work).stream().map(Refusal::reason);
    }

    private static List<Refusal> refusalsOf(Stage stage) {
        assertThat(stage).isInstanceOf(Refused.class);
        return ((Refused) stage).refusals();
    }

    private Stage decide(ReferralBuilder referral, ProgrammeBuilder... programmes) {
        return eligibility.decide(new Located(
                referral.build(), new Location(area, Location.By.PRACTICE, area), Catalogue.with(programmes)));
    }
}
