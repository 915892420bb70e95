package org.fitforwork.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.UsageContext;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;

class FormsTest {
    private static final List<Questionnaire> FORMS = FhirPackage.OURS.all(Questionnaire.class);

    @Test
    void the_forms_that_the_first_programmes_need_are_there() {
        assertThat(FORMS)
                .map(Questionnaire::getIdPart)
                .contains(
                        "fit-for-work-in-work-gp",
                        "fit-for-work-out-of-work-gp",
                        "work-programme-leavers-jcp",
                        "health-and-wellbeing-service-gp",
                        "health-and-wellbeing-service-secondary-care",
                        "health-and-wellbeing-service-employment-skills-provider",
                        "any-gp",
                        "any-jcp");
    }

    @Test
    void every_question_of_every_form_is_in_the_item_bank() throws IOException {
        JsonNode bank = new YAMLMapper()
                .readTree(Path.of("src/main/fhir/forms/item-bank.yaml").toFile());
        Set<String> linkIds = new HashSet<>();
        bank.fieldNames().forEachRemaining(linkIds::add);
        bank.forEach(group -> group.get("items").fieldNames().forEachRemaining(linkIds::add));
        assertThat(FORMS)
                .flatMap(form -> linkIds(form.getItem()).toList())
                .isNotEmpty()
                .isSubsetOf(linkIds);
    }

    @Test
    void every_value_set_of_a_question_exists() {
        Set<String> questions = new HashSet<>();
        FORMS.forEach(form -> questions(form.getItem())
                .filter(QuestionnaireItemComponent::hasAnswerValueSet)
                .forEach(item -> questions.add(item.getAnswerValueSet())));
        assertThat(FhirPackage.OURS.all(ValueSet.class)).map(ValueSet::getUrl).containsAll(questions);
    }

    @Test
    void consent_to_refer_is_required_everywhere_and_consent_to_share_nowhere() {
        assertThat(FORMS).allSatisfy(form -> {
            assertThat(required(form)).contains("consent", "consent-refer").doesNotContain("consent-share-provider");
            assertThat(linkIds(form.getItem())).contains("consent-share-provider");
        });
    }

    @Test
    void employment_status_is_asked_everywhere_and_required_only_in_work() {
        assertThat(FORMS)
                .allSatisfy(form -> assertThat(linkIds(form.getItem())).contains("employment-status"))
                .filteredOn(form -> required(form).contains("employment-status"))
                .map(Questionnaire::getIdPart)
                .containsExactly("fit-for-work-in-work-gp");
    }

    @Test
    void a_form_tells_software_its_programme_and_its_source() {
        assertThat(FORMS).allSatisfy(form -> assertThat(context(form, "program") + "-" + context(form, "user"))
                .isEqualTo(form.getIdPart()));
    }

    private static String context(Questionnaire form, String kind) {
        return form.getUseContext().stream()
                .filter(context -> context.getCode().getCode().equals(kind))
                .map(UsageContext::getValueCodeableConcept)
                .map(concept -> concept.getCodingFirstRep().getCode())
                .findAny()
                .orElse("none");
    }

    private static List<String> required(Questionnaire form) {
        return questions(form.getItem())
                .filter(QuestionnaireItemComponent::getRequired)
                .map(QuestionnaireItemComponent::getLinkId)
                .toList();
    }

    private static Stream<String> linkIds(List<QuestionnaireItemComponent> items) {
        return questions(items).map(QuestionnaireItemComponent::getLinkId);
    }

    private static Stream<QuestionnaireItemComponent> questions(List<QuestionnaireItemComponent> items) {
        return items.stream().flatMap(item -> Stream.concat(Stream.of(item), questions(item.getItem())));
    }
}
