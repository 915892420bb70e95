package org.fitforwork.gateway.eligibility;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.fitforwork.gateway.conformance.CoreDefinitions;
import org.fitforwork.gateway.conformance.FormSet;
import org.fitforwork.gateway.conformance.ProfilePackage;
import org.fitforwork.gateway.disclosure.Consents;
import org.fitforwork.referral.Referral;
import org.fitforwork.referral.Sender;
import org.fitforwork.referral.intake.Rules;
import org.fitforwork.referral.programme.Assessment.RuleVerdict;
import org.fitforwork.referral.programme.Assessment.Verdict;
import org.fitforwork.referral.programme.Programme.Rule;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;
import org.hl7.fhir.r4.fhirpath.FHIRLexer.FHIRLexerException;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.hapi.ctx.HapiWorkerContext;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.springframework.stereotype.Component;

/**
 * Judges rules written in FHIRPath: true is met, false is not met, and no result means that an answer is missing. Each
 * expression is parsed once.
 */
@Component
final class RuleEngine implements Rules {
    /** Forty years: of working age, so that it is the consent that decides. */
    private static final long AGE_IN_DAYS = 14_610;

    private final FHIRPathEngine engine;
    private final RuleVocabulary vocabulary;
    private final Map<String, ExpressionNode> parsed = new ConcurrentHashMap<>();

    RuleEngine(FhirContext context, CoreDefinitions core, ProfilePackage profiles) {
        engine = new FHIRPathEngine(new HapiWorkerContext(context, core));
        vocabulary = new RuleVocabulary(profiles);
        engine.setHostServices(vocabulary);
    }

    @Override
    public List<RuleVerdict> judge(List<Rule> rules, Referral referral) {
        Answers answers = Answers.of(referral);
        return rules.stream().map(rule -> judge(rule, answers.forRule())).toList();
    }

    /** What becomes of a person who agrees to everything but one thing, and answers nothing else. */
    Verdict withoutConsent(Rule rule, String linkId) {
        QuestionnaireResponse response = new QuestionnaireResponse();
        for (String asked : List.of(Consents.REFER, Consents.PROVIDER, Consents.EMPLOYER, Consents.JOBCENTRE)) {
            response.addItem().setLinkId(asked).addAnswer().setValue(new BooleanType(!asked.equals(linkId)));
        }
        Referral referral = Referral.of(
                new Sender("", ""),
                new Bundle(),
                new Patient().setBirthDate(Date.from(Instant.EPOCH)),
                new ServiceRequest().setAuthoredOn(Date.from(Instant.EPOCH.plus(AGE_IN_DAYS, ChronoUnit.DAYS))),
                response);
        return judge(rule, Answers.of(referral).forRule()).verdict();
    }

    private RuleVerdict judge(Rule rule, Answers answers) {
        List<Base> result = evaluate(rule, answers);
        if (result.isEmpty()) {
            List<String> questions = answers.missing().isEmpty() ? answers.asked() : answers.missing();
            return new RuleVerdict(rule, Verdict.UNKNOWN, questions);
        }
        boolean met = result.size() == 1 && result.get(0).primitiveValue().equals("true");
        return new RuleVerdict(rule, met ? Verdict.MET : Verdict.NOT_MET, answers.asked());
    }

    /** Nothing where the answers are such that the rule cannot be told: then they are asked for again. */
    private List<Base> evaluate(Rule rule, Answers answers) {
        var response = answers.referral().response();
        try {
            return engine.evaluate(answers, response, response, response, parse(rule));
        } catch (FHIRException e) {
            return List.of();
        }
    }

    /** @throws IllegalArgumentException if the rule is not FHIRPath, or names what there is not */
    void verify(Rule rule, FormSet forms) {
        RuleNames.of(parse(rule)).verify(forms, vocabulary::codes);
    }

    private ExpressionNode parse(Rule rule) {
        return parsed.computeIfAbsent(rule.require(), expression -> {
            try {
                return engine.parse(expression);
            } catch (FHIRLexerException e) {
                throw new IllegalArgumentException("not FHIRPath: " + e.getMessage(), e);
            }
        });
    }
}
