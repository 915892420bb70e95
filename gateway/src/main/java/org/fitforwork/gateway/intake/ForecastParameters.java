package org.fitforwork.gateway.intake;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fitforwork.gateway.conformance.FormSet.Asked;
import org.fitforwork.gateway.conformance.ProfilePackage;
import org.fitforwork.gateway.edge.RefusedException;
import org.fitforwork.referral.intake.Checking.Forecast;
import org.fitforwork.referral.programme.Assessment;
import org.fitforwork.referral.programme.Assessment.RuleVerdict;
import org.fitforwork.referral.programme.Assessment.Verdict;
import org.fitforwork.referral.programme.Organisation;
import org.fitforwork.referral.programme.Programme;
import org.fitforwork.referral.stage.Allocated;
import org.fitforwork.referral.stage.Located;
import org.fitforwork.referral.stage.Refused;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;

/**
 * A forecast as Parameters: {@code accepted}; {@code area}; {@code chosen} with programme, provider and how each of the
 * programme's providers stands, or the {@code refusal} that a send would get; and one {@code programme} each with its
 * verdict, the trace of its rules, and why it was passed over if it would have taken the person, too.
 */
final class ForecastParameters {
    private ForecastParameters() {}

    /** @param questions what a form asks, by linkId */
    static Parameters of(Forecast forecast, Map<String, Asked> questions) {
        Parameters parameters = new Parameters();
        parameters.addParameter("accepted", new BooleanType(forecast.end() instanceof Allocated));
        forecast.located().ifPresent(located -> area(parameters.addParameter().setName("area"), located));
        if (forecast.end() instanceof Allocated allocated) {
            chosen(parameters.addParameter().setName("chosen"), allocated, forecast);
        } else if (forecast.end() instanceof Refused refused) {
            parameters.addParameter().setName("refusal").setResource(RefusedException.outcome(refused.refusals()));
        }
        forecast.assessments().forEach(assessment -> {
            ParametersParameterComponent programme = parameters.addParameter().setName("programme");
            programme(programme, assessment);
            forecast.passedOver(assessment)
                    .ifPresent(why -> programme.addPart().setName("passed-over").setValue(new StringType(why)));
            assessment.rules().forEach(rule -> rule(programme.addPart().setName("rule"), rule, questions));
        });
        return parameters;
    }

    private static void area(ParametersParameterComponent area, Located located) {
        area.addPart().setName("code").setValue(new CodeType(located.location().area()));
        if (!located.location().found().equals(located.location().area())) {
            area.addPart()
                    .setName("listed-as")
                    .setValue(new CodeType(located.location().found()));
        }
        area.addPart().setName("found-by").setValue(code(located.location().by()));
        area.addPart()
                .setName("configuration")
                .setValue(new StringType(located.configuration().version()));
    }

    private static void chosen(ParametersParameterComponent chosen, Allocated allocated, Forecast forecast) {
        chosen.addPart().setName("programme").setValue(coding(allocated.programme()));
        chosen.addPart()
                .setName("provider")
                .setValue(new Identifier()
                        .setSystem(Organisation.SYSTEM)
                        .setValue(allocated.provider().organisation()));
        chosen.addPart()
                .setName("priority")
                .setValue(new IntegerType(allocated.programme().priority()));
        chosen.addPart()
                .setName("fallback")
                .setValue(new BooleanType(allocated.programme().fallback()));
        forecast.candidates().forEach(candidate -> {
            ParametersParameterComponent part = chosen.addPart().setName("candidate");
            part.addPart()
                    .setName("provider")
                    .setValue(new Identifier()
                            .setSystem(Organisation.SYSTEM)
                            .setValue(candidate.provider().organisation()));
            part.addPart().setName("standing").setValue(code(candidate.standing()));
            part.addPart()
                    .setName("share")
                    .setValue(new IntegerType(candidate.provider().share()));
        });
    }

    private static void programme(ParametersParameterComponent programme, Assessment assessment) {
        programme.addPart().setName("code").setValue(coding(assessment.programme()));
        programme.addPart().setName("verdict").setValue(new CodeType(verdict(assessment.verdict())));
        programme
                .addPart()
                .setName("priority")
                .setValue(new IntegerType(assessment.programme().priority()));
        assessment.barred().forEach(refusal -> {
            ParametersParameterComponent barred = programme.addPart().setName("barred");
            barred.addPart()
                    .setName("reason")
                    .setValue(new CodeType(refusal.reason().code()));
            barred.addPart().setName("detail").setValue(new StringType(refusal.detail()));
        });
    }

    private static void rule(ParametersParameterComponent trace, RuleVerdict rule, Map<String, Asked> questions) {
        trace.addPart().setName("name").setValue(new StringType(rule.rule().rule()));
        trace.addPart().setName("verdict").setValue(code(rule.verdict()));
        if (rule.verdict() == Verdict.NOT_MET) {
            trace.addPart()
                    .setName("because")
                    .setValue(new StringType(rule.rule().because()));
        }
        if (rule.verdict() == Verdict.UNKNOWN) {
            rule.questions().forEach(linkId -> {
                ParametersParameterComponent question = trace.addPart().setName("question");
                question.addPart().setName("link-id").setValue(new StringType(linkId));
                Optional.ofNullable(questions.get(linkId))
                        .ifPresent(asked -> question.addPart().setName("text").setValue(new StringType(asked.text())));
            });
        }
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case MET -> "eligible";
            case NOT_MET -> "not-eligible";
            case UNKNOWN -> "needs-information";
        };
    }

    private static CodeType code(Enum<?> value) {
        return new CodeType(value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static Coding coding(Programme programme) {
        return new Coding(ProfilePackage.canonical("CodeSystem", "programme"), programme.id(), programme.title());
    }
}
