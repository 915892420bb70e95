package org.fitforwork.referral.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fitforwork.referral.ReferralBuilder.WRITTEN;
import static org.fitforwork.referral.ReferralBuilder.aReferral;
import static org.fitforwork.referral.programme.Catalogue.BOLTON;
import static org.fitforwork.referral.programme.Catalogue.NORTH_MANCHESTER;
import static org.fitforwork.referral.programme.ProgrammeBuilder.aProgramme;

import java.time.LocalDate;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.fitforwork.referral.programme.Programme;
import org.fitforwork.referral.programme.Programme.Status;
import org.fitforwork.referral.stage.Eligible;
import org.fitforwork.referral.stage.Stage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class BarredProgrammeTest extends Deciding {
    private static final String UNKNOWN_AREA = "15F";

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
}
