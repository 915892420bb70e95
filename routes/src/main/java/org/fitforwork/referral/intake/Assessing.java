package org.fitforwork.referral.intake;

import java.util.ArrayList;
import java.util.List;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.fitforwork.referral.programme.Assessment;
import org.fitforwork.referral.programme.Configuration;
import org.fitforwork.referral.programme.Programme;
import org.fitforwork.referral.stage.Located;

/** Holds one programme, or every programme, against a referral. Decides nothing between them. */
public final class Assessing {
    private final Rules rules;

    public Assessing(Rules rules) {
        this.rules = rules;
    }

    /** One assessment of every programme, in no particular order. */
    public List<Assessment> assessAll(Located located) {
        return located.configuration().all().stream()
                .map(programme -> assess(programme, located))
                .toList();
    }

    /** What bars the referral from {@code programme}, and the verdict of each of its rules. */
    public Assessment assess(Programme programme, Located located) {
        return new Assessment(
                programme, barred(programme, located), rules.judge(programme.eligibility(), located.referral()));
    }

    /** Why the referral could not go to {@code programme}, whatever its rules say; empty if it could. */
    public static List<Refusal> barred(Programme programme, Located located) {
        List<Refusal> barred = new ArrayList<>();
        var referral = located.referral();
        if (!programme.open(referral.date())) {
            barred.add(Refusal.of(
                    RefusalReason.PROGRAMME_NOT_OPEN,
                    "%s took no referrals on %s".formatted(programme.id(), referral.date())));
        }
        String source = referral.sender().source();
        if (!programme.referralSources().contains(source)) {
            barred.add(Refusal.of(
                    RefusalReason.SOURCE_NOT_ACCEPTED,
                    "%s takes no referrals from %s, but from %s"
                            .formatted(programme.id(), source, String.join(", ", programme.referralSources()))));
        }
        String area = located.location().area();
        if (!located.configuration().areas().covers(programme.areas(), area)) {
            barred.add(notCovered(programme, located.configuration(), area));
        } else if (!programme.practices().isEmpty()
                && referral.registeredPractice()
                        .filter(programme.practices()::contains)
                        .isEmpty()) {
            barred.add(new Refusal(
                    RefusalReason.PRACTICE_NOT_PARTICIPATING,
                    "the registered practice does not take part in " + programme.id(),
                    "Patient.generalPractitioner"));
        }
        return barred;
    }

    /** Says more than "not this programme" where the area has none at all. */
    static Refusal notCovered(Programme programme, Configuration configuration, String area) {
        return Refusal.of(
                RefusalReason.AREA_NOT_COVERED,
                anyCovers(configuration, area)
                        ? "%s does not cover %s".formatted(programme.id(), area)
                        : "no programme covers " + area);
    }

    static boolean anyCovers(Configuration configuration, String area) {
        return configuration.all().stream()
                .anyMatch(programme -> configuration.areas().covers(programme.areas(), area));
    }
}
