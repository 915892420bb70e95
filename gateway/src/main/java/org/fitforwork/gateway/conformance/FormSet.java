package org.fitforwork.gateway.conformance;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitforwork.referral.Referral;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;

/** The definitions that follow from one configuration: its referral forms, and the codes of its programmes. */
public final class FormSet {
    /** System of the programmes' codes. */
    public static final String PROGRAMMES = Referral.PROGRAMMES;

    private final Map<String, Form> byUrl;
    private final CodeSystem programmes;
    private final ValueSet allProgrammes;
    private final Map<String, Asked> questions;

    /**
     * One referral form.
     *
     * @param programme code of the programme it is for, or {@code any}
     * @param source kind of referrer that fills it in
     */
    public record Form(String programme, String source, Questionnaire questionnaire) {}

    /**
     * What a question asks, and for what type of answer.
     *
     * @param valueSet id of the value set that a coded answer comes from; null of any other
     */
    public record Asked(String text, QuestionnaireItemType type, @Nullable String valueSet) {}

    FormSet(List<Form> forms, CodeSystem programmes, ValueSet allProgrammes) {
        Map<String, Form> urls = new LinkedHashMap<>();
        forms.forEach(form -> urls.put(form.questionnaire().getUrl(), form));
        Map<String, Asked> asked = new LinkedHashMap<>();
        forms.forEach(form -> form.questionnaire().getItem().forEach(group -> group.getItem()
                .forEach(item -> asked.put(item.getLinkId(), asked(item)))));
        this.byUrl = Collections.unmodifiableMap(urls);
        this.programmes = programmes;
        this.allProgrammes = allProgrammes;
        this.questions = Collections.unmodifiableMap(asked);
    }

    private static Asked asked(QuestionnaireItemComponent item) {
        String valueSet = item.getAnswerValueSet();
        return new Asked(
                item.getText(),
                item.getType(),
                valueSet == null ? null : valueSet.substring(valueSet.lastIndexOf('/') + 1));
    }

    /** In the order of their ids. */
    public List<Questionnaire> questionnaires() {
        return byUrl.values().stream().map(Form::questionnaire).toList();
    }

    /** Every code that a referral may name: the programmes, and any. */
    public Set<String> programmes() {
        return programmes.getConcept().stream()
                .map(ConceptDefinitionComponent::getCode)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Every question that at least one form asks, by its linkId. A heading is no question. */
    public Map<String, Asked> questions() {
        return questions;
    }

    /** The form with this canonical URL, alone or with the version that the form has. */
    public Optional<Form> find(String canonical) {
        String[] parts = canonical.split("\\|", 2);
        return Optional.ofNullable(byUrl.get(parts[0]))
                .filter(form -> parts.length == 1
                        || parts[1].equals(form.questionnaire().getVersion()));
    }

    /** The definitions of one type: Questionnaire, CodeSystem or ValueSet. */
    public <T extends MetadataResource> List<T> all(Class<T> type) {
        return Stream.concat(questionnaires().stream(), Stream.of(programmes, allProgrammes))
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
