package org.fitforwork.referral.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fitforwork.referral.ReferralBuilder.aReferral;
import static org.fitforwork.referral.programme.Catalogue.MANCHESTER;

import java.util.List;
import java.util.stream.Stream;
import org.fitforwork.referral.Location;
import org.fitforwork.referral.ReferralBuilder;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.fitforwork.referral.programme.Catalogue;
import org.fitforwork.referral.programme.Programme;
import org.fitforwork.referral.programme.ProgrammeBuilder;
import org.fitforwork.referral.stage.Eligible;
import org.fitforwork.referral.stage.Located;
import org.fitforwork.referral.stage.Refused;
import org.fitforwork.referral.stage.Stage;

/** What a catalogue of programmes makes of one referral. */
abstract class Deciding {
    final FakeRules rules = new FakeRules();
    String area = MANCHESTER;

    private final Eligibility eligibility = new Eligibility(new Assessing(rules));

    List<String> eligible(String asked, ProgrammeBuilder... programmes) {
        Stage stage = decide(aReferral().to(asked), programmes);
        assertThat(stage).isInstanceOf(Eligible.class);
        return ((Eligible) stage).programmes().stream().map(Programme::id).toList();
    }

    List<Refusal> refusals(String asked, ProgrammeBuilder... programmes) {
        return refusalsOf(decide(aReferral().to(asked), programmes));
    }

    Stream<RefusalReason> reasons(ProgrammeBuilder work) {
        return refusals("work", work).stream().map(Refusal::reason);
    }

    static List<Refusal> refusalsOf(Stage stage) {
        assertThat(stage).isInstanceOf(Refused.class);
        return ((Refused) stage).refusals();
    }

    Stage decide(ReferralBuilder referral, ProgrammeBuilder... programmes) {
        return eligibility.decide(new Located(
                referral.build(), new Location(area, Location.By.PRACTICE, area), Catalogue.with(programmes)));
    }
}
