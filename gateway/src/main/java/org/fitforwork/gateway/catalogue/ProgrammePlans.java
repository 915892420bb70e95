package org.fitforwork.gateway.catalogue;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitforwork.gateway.conformance.FormSet;
import org.fitforwork.gateway.conformance.ProfilePackage;
import org.fitforwork.referral.programme.Areas;
import org.fitforwork.referral.programme.Configuration;
import org.fitforwork.referral.programme.Programme;
import org.fitforwork.referral.programme.Programme.Rule;
import org.fitforwork.referral.programme.Programme.Runs;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.ActionConditionKind;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;
import org.jspecify.annotations.Nullable;

/** What each programme is decided by, as a PlanDefinition: its rules, its forms, its deadlines. */
final class ProgrammePlans {
    private static final String TYPE = "http://terminology.hl7.org/CodeSystem/plan-definition-type";
    private static final String CONTEXT = "http://terminology.hl7.org/CodeSystem/usage-context-type";
    private static final String VOCABULARY =
            """
            The conditions are FHIRPath with the gateway's own words: answer('x') is the answer to question x of the \
            form, codes('x') the codes of ValueSet x; %age is the person's age on the day of the referral, %today that \
            day. A condition that yields nothing lacks an answer.""";

    private final Configuration configuration;
    private final FormSet forms;
    private final LocalDate today;

    ProgrammePlans(Configuration configuration, FormSet forms, LocalDate today) {
        this.configuration = configuration;
        this.forms = forms;
        this.today = today;
    }

    Stream<PlanDefinition> all() {
        return configuration.all().stream()
                .sorted(Comparator.comparing(Programme::id))
                .map(this::plan);
    }

    private PlanDefinition plan(Programme programme) {
        PlanDefinition plan = new PlanDefinition().setType(Codes.concept(TYPE, "eca-rule", "ECA Rule"));
        plan.setId(programme.id());
        plan.setUrl(ProfilePackage.canonical("PlanDefinition", programme.id())).setVersion(configuration.version());
        plan.setName(name(programme.id())).setTitle(programme.title());
        plan.setDescription(programme.description()).setStatus(status(programme));
        Runs runs = programme.runs();
        if (runs != null) {
            plan.setEffectivePeriod(Codes.period(runs.from(), runs.to()));
        }
        context(plan, "program", Codes.programme(programme));
        programme.referralSources().stream()
                .sorted()
                .forEach(source -> context(plan, "user", Codes.concept(Codes.SOURCES, source, null)));
        programme.areas().stream().sorted().forEach(code -> plan.addJurisdiction(jurisdiction(code)));
        if (programme.takesReferrals()) {
            plan.setUsage(VOCABULARY);
            plan.addAction(referring(programme));
            programme.referralSources().stream().sorted().forEach(source -> form(plan, programme, source));
        }
        goals(plan, programme.deadlines());
        return plan;
    }

    /** A programme whose last day is past is retired, whatever its file says. */
    private PublicationStatus status(Programme programme) {
        Runs runs = programme.runs();
        return switch (programme.status()) {
            case DRAFT -> PublicationStatus.DRAFT;
            case RETIRED -> PublicationStatus.RETIRED;
            case ACTIVE, SUSPENDED ->
                runs != null && runs.to() != null && runs.to().isBefore(today)
                        ? PublicationStatus.RETIRED
                        : PublicationStatus.ACTIVE;
        };
    }

    /** FitForWorkInWork of fit-for-work-in-work: a name that programs can use. */
    private static String name(String id) {
        return Arrays.stream(id.split("-", -1))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static void context(PlanDefinition plan, String code, CodeableConcept value) {
        plan.addUseContext().setCode(new Coding(CONTEXT, code, null)).setValue(value);
    }

    private CodeableConcept jurisdiction(String code) {
        Areas.Area area = configuration.areas().byCode().get(code);
        Areas.Region region = configuration.areas().regions().get(code);
        String name = area != null ? area.name() : region != null ? region.name() : null;
        return Codes.concept(area != null && area.partOf() != null ? Codes.PART : Codes.ODS, code, name);
    }

    private static PlanDefinitionActionComponent referring(Programme programme) {
        PlanDefinitionActionComponent action = new PlanDefinitionActionComponent();
        action.setTitle("Refer to " + programme.title());
        programme.eligibility().forEach(rule -> action.addCondition()
                .setKind(ActionConditionKind.APPLICABILITY)
                .setExpression(expression(rule)));
        return action;
    }

    private static Expression expression(Rule rule) {
        return new Expression()
                .setName(rule.rule())
                .setDescription(rule.because())
                .setLanguage("text/fhirpath")
                .setExpression(rule.require());
    }

    /** The programme's own form for these referrers, or where it has none the one for any programme. */
    private void form(PlanDefinition plan, Programme programme, String source) {
        Stream.of(programme.id(), Programme.ANY)
                .map(which -> ProfilePackage.canonical("Questionnaire", which + "-" + source))
                .flatMap(url -> forms.find(url).stream())
                .map(FormSet.Form::questionnaire)
                .findFirst()
                .ifPresent(form -> plan.addRelatedArtifact()
                        .setType(RelatedArtifactType.DEPENDSON)
                        .setDisplay(form.getTitle())
                        .setResource(form.getUrl()));
    }

    private static void goals(PlanDefinition plan, Programme.Deadlines deadlines) {
        goal(plan, deadlines.acknowledge(), "The provider acknowledges the referral within %s.");
        goal(plan, deadlines.firstContact(), "The provider contacts the person within %s of acceptance.");
        goal(plan, deadlines.nextReview(), "While it helps the person, the provider says so at least every %s.");
    }

    private static void goal(PlanDefinition plan, @Nullable Period deadline, String sentence) {
        if (deadline != null) {
            long count = deadline.get(ChronoUnit.DAYS);
            String days = count == 1 ? "1 working day" : count + " working days";
            plan.addGoal().setDescription(new CodeableConcept().setText(sentence.formatted(days)));
        }
    }
}
