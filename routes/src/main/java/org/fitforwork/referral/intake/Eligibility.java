package org.fitforwork.referral.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.fitforwork.referral.programme.Assessment;
import org.fitforwork.referral.programme.Assessment.RuleVerdict;
import org.fitforwork.referral.programme.Assessment.Verdict;
import org.fitforwork.referral.programme.Programme;
import org.fitforwork.referral.stage.Eligible;
import org.fitforwork.referral.stage.Located;
import org.fitforwork.referral.stage.Refused;
import org.fitforwork.referral.stage.Stage;

/** Decides which programmes take the person, the one that wins first, or says every reason why none does. */
public final class Eligibility {
    private final Assessing assessing;

    public Eligibility(Assessing assessing) {
        this.assessing = assessing;
    }

    /** Eligible, or Refused with every reason. */
    public Stage decide(Located located) {
        String asked = located.referral().programme();
        if (asked.equals(Programme.ANY)) {
            return among(assessing.assessAll(located), located);
        }
        Programme programme = located.configuration().programmes().get(asked);
        return programme == null
                ? new Refused(new Refusal(
                        RefusalReason.UNKNOWN_PROGRAMME,
                        "this gateway does not know the programme asked for",
                        "ServiceRequest.code"))
                : among(List.of(assessing.assess(programme, located)), located);
    }

    private static Stage among(List<Assessment> assessments, Located located) {
        List<Programme> eligible = assessments.stream()
                .filter(assessment -> assessment.verdict() == Verdict.MET)
                .map(Assessment::programme)
                .sorted(Precedence.WINNER_FIRST)
                .toList();
        if (!eligible.isEmpty()) {
            return new Eligible(located, eligible);
        }
        return new Refused(reasons(assessments, located));
    }

    /** Missing answers first: while one is missing, the referral may still be eligible somewhere. */
    private static List<Refusal> reasons(List<Assessment> assessments, Located located) {
        List<Refusal> questions = assessments.stream()
                .filter(assessment -> assessment.verdict() == Verdict.UNKNOWN)
                .flatMap(Eligibility::questions)
                .distinct()
                .toList();
        if (!questions.isEmpty()) {
            return questions;
        }
        String area = located.location().area();
        if (!Assessing.anyCovers(located.configuration(), area)) {
            return List.of(Refusal.of(RefusalReason.AREA_NOT_COVERED, "no programme covers " + area));
        }
        List<Assessment> near = assessments.stream()
                .filter(assessment -> assessment.barred().isEmpty())
                .toList();
        List<Refusal> reasons = new ArrayList<>();
        if (assessments.size() > 1) {
            reasons.add(Refusal.of(RefusalReason.NO_PROGRAMME, "no programme takes this referral"));
        }
        (near.isEmpty() ? assessments : near)
                .forEach(assessment -> Stream.concat(assessment.barred().stream(), notMet(assessment))
                        .forEach(reasons::add));
        if (reasons.isEmpty()) {
            // A rule that asks for nothing and still cannot be told.
            reasons.add(Refusal.of(RefusalReason.NO_PROGRAMME, "no programme takes this referral"));
        }
        return reasons;
    }

    private static Stream<Refusal> questions(Assessment assessment) {
        return assessment.rules().stream()
                .filter(rule -> rule.verdict() == Verdict.UNKNOWN)
                .flatMap(rule -> rule.questions().stream()
                        .map(linkId -> new Refusal(
                                RefusalReason.INFORMATION_NEEDED,
                                "%s, rule %s: the question %s is not answered"
                                        .formatted(
                                                assessment.programme().id(),
                                                rule.rule().rule(),
                                                linkId),
                                answer(linkId))));
    }

    private static Stream<Refusal> notMet(Assessment assessment) {
        return assessment.rules().stream()
                .filter(rule -> rule.verdict() == Verdict.NOT_MET)
                .map(rule -> new Refusal(
                        RefusalReason.NOT_ELIGIBLE,
                        "%s, rule %s: %s"
                                .formatted(
                                        assessment.programme().id(),
                                        rule.rule().rule(),
                                        rule.rule().because()),
                        expression(rule)));
    }

    private static String expression(RuleVerdict rule) {
        return rule.questions().stream().findFirst().map(Eligibility::answer).orElse("Patient.birthDate");
    }

    private static String answer(String linkId) {
        return "QuestionnaireResponse.descendants().where(linkId = '%s')".formatted(linkId);
    }
}
