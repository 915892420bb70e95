package org.fitforwork.gateway.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitforwork.gateway.conformance.RealForms;
import org.fitforwork.gateway.disclosure.Consents.Agreed;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** Every question and every element, for every purpose: there if the table says so, gone if it does not. */
class DisclosureTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final DisclosureTable TABLE = DisclosureTable.read();

    /** Said here once more, and not read from the table: these must never reach who gives no care. */
    private static final List<String> CLINICAL = List.of(
            "has-health-condition",
            "health-condition",
            "mental-health-condition",
            "main-condition",
            "enduring-condition",
            "disability",
            "barrier-physical-health",
            "barrier-mental-health",
            "barrier-substance-use",
            "barrier-other-text",
            "risk-detail",
            "support-in-place",
            "wants");

    private final Disclosure disclosure = new Disclosure(FHIR);

    private static Stream<String> questions() {
        return RealForms.FORMS.questions().keySet().stream();
    }

    private static Stream<String> elements() {
        return Stream.of("Patient", "ServiceRequest", "Task", "QuestionnaireResponse", "Communication")
                .flatMap(type -> FHIR.getResourceDefinition(type).getChildren().stream()
                        .map(child -> type + " " + child.getElementName()));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void an_answer_is_there_for_those_whom_it_may_be_told_and_gone_for_the_others(String linkId) {
        assertThat(TABLE.items()).as("the table names every question").containsKey(linkId);
        for (Purpose purpose : Purpose.values()) {
            boolean told = TABLE.items().getOrDefault(linkId, Set.of()).contains(purpose);
            QuestionnaireResponse response = answered();

            disclosure.reduce(response, purpose);

            assertThat(linkIds(response).contains(linkId))
                    .as("%s for %s", linkId, purpose)
                    .isEqualTo(told);
            assertThat(text(response).contains("answer to " + linkId + ".")).isEqualTo(told);
        }
    }

    @ParameterizedTest
    @MethodSource("elements")
    void an_element_is_there_for_those_whom_it_may_be_told_and_gone_for_the_others(String typeAndElement) {
        String type = typeAndElement.split(" ")[0];
        String element = typeAndElement.split(" ")[1];
        boolean listed = TABLE.resources().getOrDefault(type, Map.of()).containsKey(element);
        assertThat(listed || type.equals("Communication"))
                .as("the table names it")
                .isTrue();
        for (Purpose purpose : Purpose.values()) {
            Resource resource = (Resource) FHIR.getResourceDefinition(type).newInstance();
            fill(resource, element);

            disclosure.reduce(resource, purpose);

            assertThat(has(resource, element))
                    .as("%s for %s", typeAndElement, purpose)
                    .isEqualTo(TABLE.tells(type, element, purpose));
        }
    }

    @Test
    void nothing_clinical_reaches_who_gives_no_care() {
        for (Purpose purpose : List.of(Purpose.JOBCENTRE, Purpose.EMPLOYER, Purpose.NOT_AGREED, Purpose.WITHDRAWN)) {
            QuestionnaireResponse response = answered();
            assertThat(linkIds(response)).containsAll(CLINICAL);

            assertThat(linkIds(disclosure.reduce(response, purpose))).doesNotContainAnyElementsOf(CLINICAL);
        }
    }

    @Test
    void neither_the_jobcentre_learns_of_the_job_that_is_kept_secret_nor_the_employer_of_benefits() {
        assertThat(linkIds(disclosure.reduce(answered(), Purpose.EMPLOYER)))
                .contains("employer-will-adjust", "fit-note")
                .doesNotContain("benefit", "benefit-sanctioned", "unspent-conviction", "barrier-debt");
        assertThat(linkIds(disclosure.reduce(answered(), Purpose.JOBCENTRE)))
                .contains("benefit", "qualification")
                .doesNotContain("fit-note", "barrier-debt", "unspent-conviction");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"NOT_AGREED", "WITHDRAWN"})
    void who_may_not_know_gets_no_answer_at_all(Purpose purpose) {
        QuestionnaireResponse response = disclosure.reduce(answered(), purpose);

        assertThat(response.hasItem()).isFalse();
        assertThat(text(response)).doesNotContain("answer to");
        assertThat(response.getMeta().getTag()).extracting("code").containsExactly("SUBSETTED");
    }

    @Test
    void a_question_that_the_table_does_not_know_is_for_care_alone() {
        for (Purpose purpose : Purpose.values()) {
            QuestionnaireResponse response = new QuestionnaireResponse();
            response.addItem().setLinkId("asked-since").addAnswer().setValue(new StringType("secret"));

            assertThat(text(disclosure.reduce(response, purpose)).contains("secret"))
                    .as(purpose.code())
                    .isEqualTo(purpose.care());
        }
    }

    @Test
    void what_was_answered_below_an_answer_is_held_to_the_table_too() {
        QuestionnaireResponse response = new QuestionnaireResponse();
        response.addItem()
                .setLinkId("employment-status")
                .addAnswer()
                .setValue(new StringType("told"))
                .addItem()
                .setLinkId("main-condition")
                .addAnswer()
                .setValue(new StringType("hidden"));

        assertThat(text(disclosure.reduce(response, Purpose.EMPLOYER)))
                .contains("told")
                .doesNotContain("hidden");
    }

    @Test
    void of_outputs_the_jobcentre_sees_what_was_written_to_it() {
        Task task = new Task();
        task.addOutput().setValue(new StringType("PHQ-9 is 20"));
        task.addOutput().setValue(new Reference("Communication/1"));

        assertThat(disclosure.reduce(task.copy(), Purpose.JOBCENTRE).getOutput())
                .singleElement()
                .satisfies(output -> assertThat(((Reference) output.getValue()).getReference())
                        .isEqualTo("Communication/1"));
        assertThat(disclosure.reduce(task.copy(), Purpose.REFERRER).getOutput()).hasSize(2);
        assertThat(disclosure.reduce(task.copy(), Purpose.NOT_AGREED).getOutput())
                .isEmpty();
    }

    @Test
    void what_is_whole_is_left_as_it_is() {
        QuestionnaireResponse response = answered();
        String before = text(response);

        assertThat(text(disclosure.reduce(response, Purpose.PROVIDER))).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "gp, NO, NO, REFERRER",
        "self, NO, NO, REFERRER",
        "jcp, YES, NO, NOT_AGREED",
        "jcp, NO, YES, JOBCENTRE",
        "employer, YES, NO, EMPLOYER",
        "employer, NO, YES, NOT_AGREED"
    })
    void a_referrer_who_gives_no_care_needs_the_consent_that_is_about_it(
            String source, Agreed employer, Agreed jobcentre, Purpose purpose) {
        assertThat(Purpose.ofSender(source, new Consents(Agreed.YES, employer, jobcentre)))
                .isEqualTo(purpose);
    }

    @Test
    void only_a_plain_yes_is_consent() {
        QuestionnaireResponse response = new QuestionnaireResponse();
        assertThat(Consents.of(response).jobcentre()).isEqualTo(Agreed.NO);
        response.addItem().setLinkId("consent").addItem().setLinkId(Consents.JOBCENTRE);
        assertThat(Consents.of(response).jobcentre()).isEqualTo(Agreed.NO);
        QuestionnaireResponseItemComponent item = response.getItemFirstRep().getItemFirstRep();
        item.addAnswer().setValue(new BooleanType(true));
        assertThat(Consents.of(response).jobcentre()).isEqualTo(Agreed.YES);
        item.addAnswer().setValue(new BooleanType(false));
        assertThat(Consents.of(response).jobcentre()).isEqualTo(Agreed.NO);
    }

    /** Every question, each answered by a text that no other answer has. */
    private static QuestionnaireResponse answered() {
        QuestionnaireResponse response = new QuestionnaireResponse();
        QuestionnaireResponseItemComponent group = response.addItem().setLinkId("all-in-one-group");
        questions().forEach(linkId -> group.addItem()
                .setLinkId(linkId)
                .addAnswer()
                .setValue(new StringType("answer to " + linkId + ".")));
        return response;
    }

    private static Set<String> linkIds(QuestionnaireResponse response) {
        Set<String> linkIds = new TreeSet<>();
        List<QuestionnaireResponseItemComponent> open = new ArrayList<>(response.getItem());
        while (!open.isEmpty()) {
            QuestionnaireResponseItemComponent item = open.remove(0);
            if (item.hasAnswer()) {
                linkIds.add(item.getLinkId());
            }
            open.addAll(item.getItem());
        }
        return linkIds;
    }

    private static String text(Resource resource) {
        return FHIR.newJsonParser().encodeResourceToString(resource);
    }

    private static void fill(Resource resource, String element) {
        BaseRuntimeChildDefinition child = child(resource, element);
        String name = child.getValidChildNames().stream()
                .sorted()
                .collect(Collectors.toList())
                .get(0);
        IBase value =
                switch (name) {
                    case "contained" -> new Task();
                    case "modifierExtension" -> new Extension();
                    case "item" -> answered().getItemFirstRep();
                    default -> child.getChildByName(name).newInstance(child.getInstanceConstructorArguments());
                };
        child.getMutator().addValue(resource, value);
        assertThat(has(resource, element)).as("%s is filled", element).isTrue();
    }

    private static boolean has(Resource resource, String element) {
        return !child(resource, element).getAccessor().getValues(resource).isEmpty();
    }

    private static BaseRuntimeChildDefinition child(Resource resource, String element) {
        return FHIR.getResourceDefinition(resource).getChildren().stream()
                .filter(each -> each.getElementName().equals(element))
                .findFirst()
                .orElseThrow();
    }
}
