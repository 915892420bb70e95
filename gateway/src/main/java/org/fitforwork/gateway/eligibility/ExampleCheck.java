package org.fitforwork.gateway.eligibility;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.fitforwork.gateway.configuration.ConfigurationCheck;
import org.fitforwork.gateway.configuration.Draft;
import org.fitforwork.gateway.configuration.Fault;
import org.fitforwork.gateway.conformance.FormSet;
import org.fitforwork.gateway.conformance.FormSets;
import org.fitforwork.gateway.directory.OwnDirectories;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.fitforwork.referral.intake.Assessing;
import org.fitforwork.referral.intake.Locating;
import org.fitforwork.referral.programme.Assessment;
import org.fitforwork.referral.programme.Assessment.RuleVerdict;
import org.fitforwork.referral.programme.Assessment.Verdict;
import org.fitforwork.referral.programme.Programme;
import org.fitforwork.referral.programme.Programme.Rule;
import org.fitforwork.referral.stage.Conformant;
import org.fitforwork.referral.stage.Located;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Every example of a programme gets the verdict that its name states, from every rule; and every rule has an example
 * that it alone refuses and, if it asks for an answer, one that lacks this answer alone.
 */
@Component
@Order(4)
final class ExampleCheck implements ConfigurationCheck {
    private final FhirContext fhir;
    private final RuleEngine rules;
    private final OwnDirectories directories;
    private final FormSets forms;
    private final Map<String, Bundle> parsed = new ConcurrentHashMap<>();

    ExampleCheck(FhirContext fhir, RuleEngine rules, OwnDirectories directories, FormSets forms) {
        this.fhir = fhir;
        this.rules = rules;
        this.directories = directories;
        this.forms = forms;
    }

    @Override
    public List<Fault> faults(Draft draft) {
        Locating locating = new Locating(directories.of(draft.configuration()));
        List<Fault> faults = new ArrayList<>();
        draft.configuration().all().forEach(programme -> {
            List<Example> examples = examples(draft, programme, faults);
            examples.forEach(example -> judge(draft, programme, example, locating, faults));
            complete(draft, programme, examples, faults);
        });
        return faults;
    }

    private List<Example> examples(Draft draft, Programme programme, List<Fault> faults) {
        List<Example> examples = new ArrayList<>();
        for (Path path : files(draft, programme)) {
            String file = "programmes/%s/examples/%s".formatted(programme.id(), path.getFileName());
            try {
                Bundle bundle = parsed.computeIfAbsent(
                        Files.readString(path), text -> fhir.newJsonParser().parseResource(Bundle.class, text));
                Example example = Example.of(programme, file, bundle);
                form(draft, programme, example, faults);
                examples.add(example);
            } catch (DataFormatException | ClassCastException e) {
                faults.add(new Fault(file, 1, 1, "not a Bundle in FHIR JSON"));
            } catch (IOException | IllegalArgumentException e) {
                faults.add(new Fault(file, 1, 1, String.valueOf(e.getMessage())));
            }
        }
        return examples;
    }

    /** Its form is there, and asks what the example answers. */
    private void form(Draft draft, Programme programme, Example example, List<Fault> faults) {
        QuestionnaireResponse response = example.referral().response();
        Optional<FormSet.Form> form = forms.of(draft.configuration()).find(response.getQuestionnaire());
        if (form.isEmpty()) {
            faults.add(draft.fault(
                    Draft.file(programme.id()),
                    "/forms",
                    "%s answers the form %s, which there is not"
                            .formatted(example.file(), response.getQuestionnaire())));
            return;
        }
        Set<String> asked = form.get().questionnaire().getItem().stream()
                .flatMap(group -> group.getItem().stream())
                .map(QuestionnaireItemComponent::getLinkId)
                .collect(Collectors.toSet());
        response.getItem().stream()
                .flatMap(group -> group.getItem().stream())
                .map(QuestionnaireResponseItemComponent::getLinkId)
                .filter(linkId -> !asked.contains(linkId))
                .forEach(linkId -> faults.add(draft.fault(
                        Draft.file(programme.id()),
                        "/forms/" + form.get().source(),
                        "%s answers %s, which its form does not ask".formatted(example.file(), linkId))));
    }

    private static List<Path> files(Draft draft, Programme programme) {
        Path folder =
                draft.folder().resolve("programmes").resolve(programme.id()).resolve("examples");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private void judge(Draft draft, Programme programme, Example example, Locating locating, List<Fault> faults) {
        if (!(locating.locate(new Conformant(example.referral(), draft.configuration())) instanceof Located located)) {
            faults.add(new Fault(
                    example.file(),
                    1,
                    1,
                    "its practice and postcode are not in directory/practices.csv or postcodes.csv"));
            return;
        }
        Assessment assessment = new Assessing(rules).assess(programme, located);
        assessment.barred().stream()
                .filter(barred -> programme.status() == Programme.Status.ACTIVE
                        || barred.reason() != RefusalReason.PROGRAMME_NOT_OPEN)
                .forEach(barred -> faults.add(draft.fault(
                        Draft.file(programme.id()),
                        pointer(barred),
                        "%s is meant for it, but %s".formatted(example.file(), barred.detail()))));
        for (int i = 0; i < assessment.rules().size(); i++) {
            RuleVerdict verdict = assessment.rules().get(i);
            Verdict expected = example.expected(verdict.rule());
            if (verdict.verdict() != expected) {
                faults.add(draft.fault(
                        Draft.file(programme.id()),
                        "/eligibility/%d/require".formatted(i),
                        "rule %s: %s expects %s, and it is %s"
                                .formatted(
                                        verdict.rule().rule(),
                                        example.file(),
                                        word(expected),
                                        word(verdict.verdict()))));
            }
        }
    }

    private static String pointer(Refusal barred) {
        return switch (barred.reason()) {
            case SOURCE_NOT_ACCEPTED -> "/referral-sources";
            case AREA_NOT_COVERED -> "/areas";
            case PRACTICE_NOT_PARTICIPATING -> "/practices";
            default -> "/runs";
        };
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case MET -> "met";
            case NOT_MET -> "not met";
            case UNKNOWN -> "unknown";
        };
    }

    private static void complete(Draft draft, Programme programme, List<Example> examples, List<Fault> faults) {
        String file = Draft.file(programme.id());
        Example.sourcesWithout(programme, examples)
                .forEach(source -> faults.add(draft.fault(
                        file, "/referral-sources", "there is no examples/eligible-%s.json".formatted(source))));
        for (int i = 0; i < programme.eligibility().size(); i++) {
            Rule rule = programme.eligibility().get(i);
            String at = "/eligibility/%d/rule".formatted(i);
            if (missing(examples, rule, Verdict.NOT_MET)) {
                faults.add(draft.fault(file, at, "there is no examples/refused-%s.json".formatted(rule.rule())));
            }
            if (rule.require().contains("answer(") && missing(examples, rule, Verdict.UNKNOWN)) {
                faults.add(draft.fault(file, at, "there is no examples/needs-%s.json".formatted(rule.rule())));
            }
        }
    }

    private static boolean missing(List<Example> examples, Rule rule, Verdict expected) {
        return examples.stream()
                .noneMatch(
                        example -> example.expected() == expected && rule.rule().equals(example.rule()));
    }
}
