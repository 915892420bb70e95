package org.fitforwork.referral.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fitforwork.referral.ReferralBuilder.aReferral;
import static org.fitforwork.referral.programme.Catalogue.BOLTON;
import static org.fitforwork.referral.programme.Catalogue.MANCHESTER;
import static org.fitforwork.referral.programme.Catalogue.NORTH_MANCHESTER;
import static org.fitforwork.referral.programme.Catalogue.SALFORD;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.fitforwork.referral.Location;
import org.fitforwork.referral.Referral;
import org.fitforwork.referral.ReferralBuilder;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.fitforwork.referral.programme.Catalogue;
import org.fitforwork.referral.programme.Configuration;
import org.fitforwork.referral.programme.Programme;
import org.fitforwork.referral.stage.Conformant;
import org.fitforwork.referral.stage.Located;
import org.fitforwork.referral.stage.Refused;
import org.fitforwork.referral.stage.Stage;
import org.junit.jupiter.api.Test;

class LocatingTest {
    private static final String PRACTICE = "Y99001";
    private static final String POSTCODE = "M40 9ZZ";

    private final Configuration configuration = Catalogue.with(new Programme[0]);
    private final FakeDirectory directory = new FakeDirectory(ReferralBuilder.WRITTEN);
    private final Locating locating = new Locating(directory);

    @Test
    void the_registered_practice_decides_before_the_postcode() {
        directory.practice(PRACTICE, SALFORD).postcode(POSTCODE, BOLTON);
        Stage located = locate(aReferral().registeredAt(PRACTICE).livingAt(POSTCODE));
        assertThat(located).isInstanceOfSatisfying(Located.class, stage -> assertThat(stage.location())
                .isEqualTo(new Location(SALFORD, Location.By.PRACTICE, SALFORD)));
    }

    @Test
    void the_postcode_decides_where_the_practice_is_unknown() {
        directory.postcode(POSTCODE, BOLTON);
        Stage located = locate(aReferral().registeredAt(PRACTICE).livingAt(POSTCODE));
        assertThat(located).isInstanceOfSatisfying(Located.class, stage -> assertThat(stage.location())
                .isEqualTo(new Location(BOLTON, Location.By.POSTCODE, BOLTON)));
    }

    @Test
    void the_postcode_decides_where_there_is_no_practice() {
        directory.postcode(POSTCODE, BOLTON);
        Stage located = locate(aReferral().livingAt(POSTCODE));
        assertThat(located).isInstanceOfSatisfying(Located.class, stage -> assertThat(stage.location())
                .isEqualTo(new Location(BOLTON, Location.By.POSTCODE, BOLTON)));
    }

    @Test
    void the_directory_is_asked_about_the_day_on_which_the_referral_was_written() {
        Directory later = new FakeDirectory(ReferralBuilder.WRITTEN.plusDays(1)).practice(PRACTICE, SALFORD);
        Referral referral = aReferral().registeredAt(PRACTICE).build();
        assertThat(new Locating(later).locate(new Conformant(referral, configuration)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void the_configuration_stays_with_the_referral() {
        directory.practice(PRACTICE, SALFORD);
        Stage located = locate(aReferral().registeredAt(PRACTICE));
        assertThat(located).isInstanceOfSatisfying(Located.class, stage -> assertThat(stage.configuration())
                .isSameAs(configuration));
    }

    @Test
    void a_practice_listed_under_an_area_that_was_merged_away_by_then_belongs_to_its_successor() {
        directory.practice(PRACTICE, NORTH_MANCHESTER);
        Stage located = locate(aReferral().registeredAt(PRACTICE));
        assertThat(located).isInstanceOfSatisfying(Located.class, stage -> assertThat(stage.location())
                .isEqualTo(new Location(MANCHESTER, Location.By.PRACTICE, NORTH_MANCHESTER)));
    }

    @Test
    void the_refusal_says_which_practice_is_unknown_and_that_there_is_no_postcode() {
        assertThat(refusal(aReferral().registeredAt(PRACTICE)).detail())
                .contains("practice Y99001 was not open on 2026-10-06 or is not in the directory")
                .contains("there is no postcode to go by");
    }

    @Test
    void the_refusal_does_not_quote_a_practice_code_that_is_none() {
        assertThat(refusal(aReferral().registeredAt("9990000042")).detail())
                .contains("practice with the code given was not open")
                .doesNotContain("9990000042");
    }

    @Test
    void the_refusal_says_that_neither_practice_nor_postcode_is_given() {
        assertThat(refusal(aReferral()).detail())
                .contains("no registered practice is given")
                .contains("there is no postcode to go by");
    }

    @Test
    void the_refusal_points_at_the_practice_and_never_quotes_the_postcode() {
        Refusal refusal = refusal(aReferral().registeredAt(PRACTICE).livingAt(POSTCODE));
        assertThat(refusal.reason()).isEqualTo(RefusalReason.AREA_UNKNOWN);
        assertThat(refusal.expression()).isEqualTo("Patient.generalPractitioner");
        assertThat(refusal.detail())
                .contains("the postcode is not in the directory either")
                .doesNotContain("M40")
                .doesNotContain("9ZZ");
    }

    private Stage locate(ReferralBuilder referral) {
        return locating.locate(new Conformant(referral.build(), configuration));
    }

    private Refusal refusal(ReferralBuilder referral) {
        return assertThat(locate(referral))
                .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
                .actual()
                .refusals()
                .get(0);
    }
}
