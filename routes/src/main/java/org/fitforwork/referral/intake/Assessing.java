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
        List<Refusal> barred = bars(programme, located).stream()
                .map(reason -> barred(reason, programme, located))
                .toList();
        return new Assessment(programme, barred, rules.judge(programme.eligibility(), located.referral()));
    }

    /** Why the referral could not go to {@code programme}, whatever its rules say; empty if it could. */
    public static List<RefusalReason> bars(Programme programme, Located located) {
        List<RefusalReason> bars = new ArrayList<>();
        var referral = located.referral();
        if (!programme.open(referral.date())) {
            bars.add(RefusalReason.PROGRAMME_NOT_OPEN);
        }
        if (!programme.referralSources().contains(referral.sender().source())) {
            bars.add(RefusalReason.SOURCE_NOT_ACCEPTED);
        }
        if (!located.configuration()
                .areas()
                .covers(programme.areas(), located.location().area())) {
            bars.add(RefusalReason.AREA_NOT_COVERED);
        } else if (!programme.practices().isEmpty()
                && referral.registeredPractice()
                        .filter(programme.practices()::contains)
                        .isEmpty()) {
            bars.add(RefusalReason.PRACTICE_NOT_PARTICIPATING);
        }
        return bars;
    }

    private static Refusal barred(RefusalReason reason, Programme programme, Located located) {
        var referral = located.referral();
        return switch (reason) {
            case PROGRAMME_NOT_OPEN ->
                Refusal.of(reason, "%s took no referrals on %s".formatted(programme.id(), referral.date()));
            case SOURCE_NOT_ACCEPTED ->
                Refusal.of(
                        reason,
                        programme.referralSources().isEmpty()
                                ? programme.id() + " takes no referrals; it informs"
                                : "%s takes no referrals from %s, but from %s"
                                        .formatted(
                                                programme.id(),
                                                referral.sender().source(),
                                                String.join(", ", programme.referralSources())));
            case AREA_NOT_COVERED ->
                notCovered(
                        programme, located.configuration(), located.location().area());
            default ->
                new Refusal(
                        reason,
                        "the registered practice does not take part in " + programme.id(),
                        "Patient.generalPractitioner");
        };
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
