package org.fitforwork.gateway.live;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;

/** What {@code $check} answered, to be asked by name. */
record Forecast(Parameters parameters) {

    static Forecast of(Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        return new Forecast(answer.as(Parameters.class));
    }

    boolean accepted() {
        return parameters.getParameterBool("accepted");
    }

    String provider() {
        return ((Identifier) part(parameters.getParameter("chosen"), "provider").getValue()).getValue();
    }

    String programme() {
        return ((Coding) part(parameters.getParameter("chosen"), "programme").getValue()).getCode();
    }

    /** The version of the configuration that it was made by. */
    String configuration() {
        return value(parameters.getParameter("area"), "configuration");
    }

    String area() {
        return value(parameters.getParameter("area"), "code");
    }

    /** None where a send would be accepted. */
    OperationOutcome refusal() {
        ParametersParameterComponent refusal = parameters.getParameter("refusal");
        return refusal == null ? new OperationOutcome() : (OperationOutcome) refusal.getResource();
    }

    /** The codes of the reasons for which a send would be refused. */
    List<String> reasons() {
        return refusal().getIssue().stream()
                .map(issue -> issue.getDetails().getCodingFirstRep().getCode())
                .toList();
    }

    ParametersParameterComponent programme(String id) {
        return parameters.getParameter().stream()
                .filter(parameter -> parameter.getName().equals("programme"))
                .filter(programme ->
                        ((Coding) part(programme, "code").getValue()).getCode().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no programme " + id));
    }

    String verdict(String programme) {
        return value(programme(programme), "verdict");
    }

    /** What bars the referral from a programme whatever its rules say. */
    List<String> barred(String programme) {
        return parts(programme(programme), "barred")
                .map(barred -> value(barred, "reason"))
                .toList();
    }

    /** The verdict of every rule of a programme, by the rule's name. */
    Map<String, String> rules(String programme) {
        Map<String, String> verdicts = new TreeMap<>();
        parts(programme(programme), "rule").forEach(rule -> verdicts.put(value(rule, "name"), value(rule, "verdict")));
        return verdicts;
    }

    String because(String programme, String rule) {
        return parts(programme(programme), "rule")
                .filter(trace -> value(trace, "name").equals(rule))
                .map(trace -> value(trace, "because"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no rule " + rule));
    }

    /** What to ask where an answer is missing: linkId → the question's text. */
    Map<String, String> questions(String programme, String rule) {
        Map<String, String> questions = new TreeMap<>();
        parts(programme(programme), "rule")
                .filter(trace -> value(trace, "name").equals(rule))
                .flatMap(trace -> parts(trace, "question"))
                .forEach(question -> questions.put(value(question, "link-id"), value(question, "text")));
        return questions;
    }

    String passedOver(String programme) {
        return value(programme(programme), "passed-over");
    }

    /** How each provider of the chosen programme stands: {@code organisation standing}. */
    List<String> candidates() {
        return parts(parameters.getParameter("chosen"), "candidate")
                .map(candidate -> ((Identifier) part(candidate, "provider").getValue()).getValue() + " "
                        + value(candidate, "standing"))
                .toList();
    }

    String priority(String programme) {
        return value(programme(programme), "priority");
    }

    private static String value(ParametersParameterComponent parent, String name) {
        return part(parent, name).getValue().primitiveValue();
    }

    private static ParametersParameterComponent part(ParametersParameterComponent parent, String name) {
        return parts(parent, name)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no %s in %s".formatted(name, parent.getName())));
    }

    private static Stream<ParametersParameterComponent> parts(ParametersParameterComponent parent, String name) {
        return parent.getPart().stream().filter(part -> part.getName().equals(name));
    }
}
