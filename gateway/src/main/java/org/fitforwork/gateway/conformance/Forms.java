package org.fitforwork.gateway.conformance;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Questionnaire;

/** The referral forms of the package. A form's {@code useContext} says which programme and which referrer it is for. */
final class Forms {
    /** System of the programmes' codes. */
    static final String PROGRAMMES = ProfilePackage.canonical("CodeSystem", "programme");

    private static final String SOURCES = ProfilePackage.canonical("CodeSystem", "referral-source");

    private final Map<String, Form> byUrl;
    private final Set<String> programmes;

    Forms(ProfilePackage profiles) {
        byUrl = profiles.all(Questionnaire.class).stream()
                .collect(Collectors.toUnmodifiableMap(Questionnaire::getUrl, Forms::form));
        programmes = profiles.codes("programme");
    }

    /** Every code that a referral may name. */
    Set<String> programmes() {
        return programmes;
    }

    /** @param source kind of referrer that fills the form in */
    record Form(String programme, String source, String version) {}

    /** The form with this canonical URL, alone or with the version that the form has. */
    Optional<Form> find(String canonical) {
        String[] parts = canonical.split("\\|", 2);
        return Optional.ofNullable(byUrl.get(parts[0]))
                .filter(form -> parts.length == 1 || parts[1].equals(form.version()));
    }

    private static Form form(Questionnaire questionnaire) {
        Function<String, String> code = system -> questionnaire.getUseContext().stream()
                .map(context -> context.getValue())
                .filter(CodeableConcept.class::isInstance)
                .flatMap(value -> ((CodeableConcept) value).getCoding().stream())
                .filter(coding -> system.equals(coding.getSystem()))
                .map(coding -> coding.getCode())
                .findFirst()
                .orElse("");
        return new Form(code.apply(PROGRAMMES), code.apply(SOURCES), String.valueOf(questionnaire.getVersion()));
    }
}
