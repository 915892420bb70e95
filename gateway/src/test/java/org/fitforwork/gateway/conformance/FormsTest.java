package org.fitforwork.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitforwork.gateway.configuration.RealConfiguration;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.UsageContext;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormsTest {
    private static final Pattern ANSWER = Pattern.compile("answer\\('([^']+)'\\)");
    private static final List<Questionnaire> FORMS = RealForms.FORMS.questionnaires();

    static Stream<MetadataResource> definitions() {
        return Stream.of(Questionnaire.class, CodeSystem.class, ValueSet.class)
                .flatMap(type -> RealForms.FORMS.all(type).stream());
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void a_definition_is_itself_valid(MetadataResource definition) {
        assertThat(RealForms.errors(definition)).as(definition.getUrl()).isEmpty();
    }

    @Test
    void every_definition_has_the_version_date_and_publisher_of_the_package() {
        assertThat(Stream.concat(definitions(), RealForms.PROFILES.all(MetadataResource.class).stream())
                        .map(each -> List.of(each.getVersion(), each.getPublisher(), each.getDate()))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void the_programmes_of_the_configuration_are_codes_and_any_is_one_too() {
        CodeSystem system = RealForms.FORMS.all(CodeSystem.class).get(0);
        ValueSet values = RealForms.FORMS.all(ValueSet.class).get(0);

        assertThat(system.getConcept())
                .hasSize(RealForms.CONFIGURATION.all().size() + 1)
                .extracting(concept -> concept.getCode() + ": " + concept.getDisplay())
                .contains("any: Any programme")
                .containsAll(RealForms.CONFIGURATION.all().stream()
                        .map(programme -> programme.id() + ": " + programme.title())
                        .toList());
        assertThat(system.getUrl()).isEqualTo("https://fit-for-work.example/fhir/CodeSystem/programme");
        assertThat(system.getValueSet()).isEqualTo(values.getUrl());
        assertThat(values.getCompose().getIncludeFirstRep().getSystem()).isEqualTo(system.getUrl());
    }

    @Test
    void whoever_refers_finds_a_form_for_any_programme() {
        Stream<String> sources = RealForms.PROFILES.all(CodeSystem.class).stream()
                .filter(system -> system.getIdPart().equals("referral-source"))
                .flatMap(system -> system.getConcept().stream())
                .map(concept -> "any-" + concept.getCode());

        assertThat(FORMS).map(Questionnaire::getIdPart).containsAll(sources.toList());
    }

    @Test
    void a_form_for_any_programme_asks_every_question_that_a_rule_names() {
        Set<String> named = RealForms.CONFIGURATION.all().stream()
                .flatMap(programme -> programme.eligibility().stream())
                .flatMap(rule -> ANSWER.matcher(rule.require()).results())
                .map(call -> call.group(1))
                .collect(Collectors.toSet());

        assertThat(named).contains("employment-status", "several-needs");
        assertThat(FORMS)
                .filteredOn(form -> form.getIdPart().startsWith("any-"))
                .allSatisfy(form -> assertThat(linkIds(form.getItem())).containsAll(named));
    }

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
                .readTree(
                        RealConfiguration.FOLDER.resolve("forms/item-bank.yaml").toFile());
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
        assertThat(RealForms.PROFILES.all(ValueSet.class)).map(ValueSet::getUrl).containsAll(questions);
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
