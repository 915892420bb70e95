package org.fitforwork.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fitforwork.gateway.conformance.Examples.Example;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An invalid example is named {@code <defect>-<where>}: where is an element, an invariant or a question. */
class InvalidExamplesTest {
    /** Defect, and what the validator says of it. */
    private static final Map<String, String> SAYS = Map.ofEntries(
            Map.entry("missing", "minimum required = 1"),
            Map.entry("invariant", "Constraint failed"),
            Map.entry("not-fixed", "but is fixed to"),
            Map.entry("not-in-value-set", "from this value set"),
            Map.entry("not-in-options", "is not in the options value set"),
            Map.entry("unknown-question", "not found in questionnaire"),
            Map.entry("unanswered", "No response answer found for required item"),
            Map.entry("answered-twice", "Only one response answer item with this linkId allowed"),
            Map.entry("wrong-type", "Answer value must be of the type"),
            Map.entry("above-maximum", "is greater than the allowed maximum"),
            Map.entry("below-minimum", "is less than the allowed minimum"));

    @ParameterizedTest
    @MethodSource("org.fitforwork.gateway.conformance.Examples#invalid")
    void an_invalid_example_fails_in_one_place_for_the_reason_that_its_name_says(Example example) {
        Entry<String, String> defect = SAYS.entrySet().stream()
                .filter(entry -> example.name().startsWith(entry.getKey() + "-"))
                .findAny()
                .orElseThrow(() -> new AssertionError("no defect of " + SAYS.keySet() + " begins " + example));
        String where = example.name().substring(defect.getKey().length() + 1);

        List<SingleValidationMessage> errors = RealForms.errors(example.resource());

        assertThat(errors.stream().map(InvalidExamplesTest::place).distinct()).hasSize(1);
        assertThat(errors)
                .map(error -> name(example.resource(), place(error)) + ": " + error.getMessage())
                .anySatisfy(said -> assertThat(said).contains(defect.getValue()).contains(where));
    }

    @Test
    void every_defect_has_an_example() {
        List<Example> examples = Examples.invalid().toList();
        assertThat(examples).hasSizeGreaterThanOrEqualTo(14);
        assertThat(SAYS.keySet()).allMatch(defect -> examples.stream()
                .anyMatch(example -> example.name().startsWith(defect + "-")));
    }

    /** Where the validator points, without its comments; of an answer, the question. */
    private static String place(SingleValidationMessage error) {
        return error.getLocationString().replaceAll("/\\*.*?\\*/", "").replaceFirst("\\.answer\\[.*", "");
    }

    /** The linkId of a question, or the path of an element within its resource. */
    private static String name(Resource example, String place) {
        var element = RealForms.FHIR.newFhirPath().evaluateFirst(example, place, Base.class);
        if (element.orElse(null) instanceof QuestionnaireResponseItemComponent item) {
            return item.getLinkId();
        }
        Matcher part = Pattern.compile("Bundle\\.entry\\[(\\d+)]\\.resource").matcher(place);
        String path = part.find() && example instanceof Bundle bundle
                ? part.replaceFirst(bundle.getEntry()
                        .get(Integer.parseInt(part.group(1)))
                        .getResource()
                        .fhirType())
                : place;
        return path.replaceAll("\\[\\d+]", "");
    }
}
