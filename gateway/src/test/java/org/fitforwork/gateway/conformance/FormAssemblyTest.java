package org.fitforwork.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fitforwork.gateway.configuration.CommonForms;
import org.fitforwork.gateway.configuration.ItemBank;
import org.fitforwork.gateway.conformance.FormAssembly.Assembled;
import org.fitforwork.gateway.conformance.FormSet.Asked;
import org.fitforwork.referral.programme.Programme;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.junit.jupiter.api.Test;

class FormAssemblyTest {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .withConfigOverride(List.class, type -> type.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .withConfigOverride(Map.class, type -> type.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();
    private static final FormAssembly ASSEMBLY = new FormAssembly(RealForms.PROFILES);
    private static final String BANK =
            """
            consent:
              text: Consent
              items:
                agrees: { type: boolean, text: Agrees }
            feet:
              text: Feet
              items:
                size: { type: integer, min: 1, max: 60, text: Size }
                shoe: { type: choice, values: benefit, repeats: true, text: Shoe }
                pain: { type: integer, means: barrier#debt, text: Pain }
            """;
    private static final String COMMON =
            """
            every: { ask: [ agrees ], require: [ agrees ] }
            sources:
              gp: { ask: [ pain ] }
            any:
              gp: { title: Any shop, ask: [ feet ] }
            """;
    private static final String SHOES = "id: shoes\ntitle: Shoe shop\nforms:\n  gp: { title: Shoes, ask: [ size ] }\n";

    private static <T> T read(String yaml, Class<T> type) {
        try {
            return YAML.readValue(yaml, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Assembled assemble(String bank, String common, String... programmes) {
        return ASSEMBLY.assemble(
                read(bank, ItemBank.class),
                read(common, CommonForms.class),
                Stream.of(programmes)
                        .map(programme -> read(programme, Programme.class))
                        .toList());
    }

    private static void assertFault(Assembled assembled, String programme, String pointer, String said) {
        assertThat(assembled.faults())
                .extracting(FormFault::programme, FormFault::pointer)
                .containsExactly(tuple(programme, pointer));
        assertThat(assembled.faults().get(0).message()).contains(said);
    }

    @Test
    void a_form_asks_what_all_ask_what_its_source_asks_and_its_own_in_the_order_of_the_bank() {
        Assembled assembled = assemble(BANK, COMMON, SHOES);

        assertThat(assembled.faults()).isEmpty();
        Questionnaire form = assembled
                .forms()
                .find(ProfilePackage.canonical("Questionnaire", "shoes-gp"))
                .map(FormSet.Form::questionnaire)
                .orElseThrow();
        assertThat(form.getItem()).map(QuestionnaireItemComponent::getLinkId).containsExactly("consent", "feet");
        assertThat(form.getItem().get(1).getItem())
                .map(QuestionnaireItemComponent::getLinkId)
                .containsExactly("size", "pain");
        assertThat(form.getItem()).map(QuestionnaireItemComponent::getRequired).containsExactly(true, false);
        assertThat(form.getTitle()).isEqualTo("Shoes");
    }

    @Test
    void a_set_of_forms_knows_codes_forms_and_questions() {
        FormSet forms = assemble(BANK, COMMON, SHOES).forms();
        String url = ProfilePackage.canonical("Questionnaire", "any-gp");

        assertThat(forms.programmes()).containsExactlyInAnyOrder("shoes", "any");
        assertThat(forms.questions())
                .containsEntry("size", new Asked("Size", QuestionnaireItemType.INTEGER, null))
                .containsOnlyKeys("agrees", "size", "shoe", "pain");
        assertThat(forms.find(url))
                .hasValueSatisfying(form -> assertThat(form.source()).isEqualTo("gp"));
        assertThat(forms.find(url + "|" + RealForms.PROFILES.capabilities().getVersion()))
                .isPresent();
        assertThat(forms.find(url + "|0")).isEmpty();
        assertThat(forms.find(url + "s")).isEmpty();
    }

    @Test
    void what_is_not_in_the_item_bank_cannot_be_asked_or_required() {
        assertFault(
                assemble(BANK, COMMON, SHOES.replace("[ size ]", "[ size, feet, colour ]")),
                "shoes",
                "/forms/gp/ask/2",
                "colour is not in the item bank");
        assertFault(
                assemble(BANK, COMMON, SHOES.replace("ask:", "require:").replace("size", "colour")),
                "shoes",
                "/forms/gp/require/0",
                "colour is not in the item bank");
        assertFault(
                assemble(BANK, COMMON, SHOES.replace("ask:", "require:").replace("size", "feet")),
                "shoes",
                "/forms/gp/require/0",
                "feet is a group");
    }

    @Test
    void the_common_parts_are_held_to_the_item_bank_too() {
        assertFault(
                assemble(BANK, COMMON.replace("ask: [ agrees ]", "ask: [ agree ]")),
                "",
                "forms.yaml#/every/ask/0",
                "agree");
        assertFault(
                assemble(BANK, COMMON.replace("[ pain ]", "[ pains ]")), "", "forms.yaml#/sources/gp/ask/0", "pains");
        assertFault(assemble(BANK, COMMON.replace("[ feet ]", "[ foot ]")), "", "forms.yaml#/any/gp/ask/0", "foot");
    }

    @Test
    void a_source_is_one_of_the_code_system() {
        assertFault(
                assemble(BANK, COMMON, SHOES.replace("gp:", "g/p:")),
                "shoes",
                "/forms/g~1p",
                "employer, employment-skills-provider, family-case-manager, gp, jcp");
        assertFault(
                assemble(BANK, COMMON.replace("gp: { ask", "cobbler: { ask")),
                "",
                "forms.yaml#/sources/cobbler",
                "cobbler");
        assertFault(
                assemble(BANK, COMMON.replace("gp: { title", "cobbler: { title")),
                "",
                "forms.yaml#/any/cobbler",
                "cobbler");
    }

    @Test
    void a_form_has_a_title_and_an_id() {
        assertFault(
                assemble(BANK, COMMON, SHOES.replace("title: Shoes,", "title: ' ',")),
                "shoes",
                "/forms/gp/title",
                "no title");
        assertFault(
                assemble(BANK, COMMON, SHOES.replace("id: shoes", "id: my shoes")),
                "my shoes",
                "/forms/gp",
                "my shoes-gp cannot be");
        assertFault(assemble(BANK, COMMON, SHOES.replace("id: shoes", "id: any")), "any", "/id", "no programme");
    }

    @Test
    void a_question_is_in_the_bank_once() {
        assertFault(
                assemble(BANK.replace("shoe:", "agrees:"), COMMON), "", "item-bank.yaml#/feet/items/agrees", "twice");
        assertFault(assemble(BANK.replace("shoe:", "feet:"), COMMON), "", "item-bank.yaml#/feet/items/feet", "twice");
    }

    @Test
    void a_question_names_what_there_is() {
        String shoe = "item-bank.yaml#/feet/items/shoe";
        assertFault(assemble(BANK.replace("benefit", "laces"), COMMON), "", shoe + "/values", "no ValueSet laces");
        assertFault(
                assemble(BANK.replace("choice", "chioce"), COMMON), "", shoe + "/type", "open-choice, string, text");
        assertFault(assemble(BANK.replace("text: Shoe ", ""), COMMON), "", shoe + "/text", "no text");
        assertFault(
                assemble(BANK.replace("#debt", "#blisters"), COMMON),
                "",
                "item-bank.yaml#/feet/items/pain/means",
                "barrier#blisters");
        assertFault(assemble(BANK.replace("text: Feet", ""), COMMON), "", "item-bank.yaml#/feet/text", "no text");
    }

    @Test
    void some_integer_is_an_answer() {
        assertFault(
                assemble(BANK.replace("min: 1,", "min: 61,"), COMMON),
                "",
                "item-bank.yaml#/feet/items/size/min",
                "61 is more than max, 60");
        assertFault(
                assemble(BANK.replace("type: integer, min", "type: date, min"), COMMON),
                "",
                "item-bank.yaml#/feet/items/size/type",
                "not date");
    }

    @Test
    void every_fault_is_named_at_once_and_what_is_sound_is_made() {
        Assembled assembled = assemble(
                BANK.replace("benefit", "laces"),
                COMMON.replace("[ pain ]", "[ pains ]"),
                SHOES.replace("size", "colour"));

        assertThat(assembled.faults())
                .map(FormFault::pointer)
                .containsExactly(
                        "item-bank.yaml#/feet/items/shoe/values", "forms.yaml#/sources/gp/ask/0", "/forms/gp/ask/0");
        assertThat(assembled.forms().questionnaires())
                .map(Questionnaire::getIdPart)
                .isEqualTo(List.of("any-gp", "shoes-gp"));
    }
}
