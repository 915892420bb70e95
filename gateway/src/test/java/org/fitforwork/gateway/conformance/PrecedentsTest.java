package org.fitforwork.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.fitforwork.gateway.conformance.Examples.Example;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PrecedentsTest {
    private final ProfileCheck validator = new ProfileCheck(RealForms.CONFORMANCES.validator(RealForms.FORMS));
    private final List<Resource> asked = new ArrayList<>();
    private final Precedents precedents = new Precedents(
            resource -> {
                asked.add(resource);
                return validator.faults(resource);
            },
            new Likeness(RealForms.FORMS));

    @BeforeEach
    void every_valid_example_is_a_precedent() {
        examples().forEach(precedents::faults);
        asked.clear();
    }

    @Test
    void another_person_who_fills_in_the_same_form_is_not_held_against_the_profiles_again() {
        Patient patient = one(Patient.class);
        patient.getIdentifierFirstRep().setValue("9990000042");
        patient.getNameFirstRep().setFamily("Testperson-O’Other").addGiven("Zoë");
        patient.getNameFirstRep().getGiven().remove(0);
        patient.getTelecomFirstRep().setValue("07700 900111");
        patient.setBirthDateElement(new DateType("1990-12-31"));
        patient.getAddressFirstRep().setCity("Sale").setPostalCode("M33 9ZZ");
        ServiceRequest request = one(ServiceRequest.class);
        request.getIdentifierFirstRep().setValue("another-1");
        request.getSubject().setReference("urn:uuid:aaaaaaaa-0000-4000-8000-000000000001");
        QuestionnaireResponse form = one(QuestionnaireResponse.class);
        answer(form, "job-title").setValue(new StringType("Clerk (part-time), nights & weekends"));
        answer(form, "last-worked").setValue(new DateType("2026-10-01"));

        assertThat(Stream.of(patient, request, form).map(precedents::faults)).allMatch(List::isEmpty);
        assertThat(asked).isEmpty();
    }

    @Test
    void answers_that_were_given_by_different_people_make_a_form_that_is_known() {
        QuestionnaireResponse form = one(QuestionnaireResponse.class);
        answer(form, "barrier-transport").setValue(new IntegerType(5));
        precedents.faults(form);
        QuestionnaireResponse other = one(QuestionnaireResponse.class);
        answer(other, "fit-note").setValue(new BooleanType(false));
        precedents.faults(other);
        assertThat(asked).hasSize(2);

        answer(form, "fit-note").setValue(new BooleanType(false));

        assertThat(precedents.faults(form)).isEmpty();
        assertThat(asked).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("org.fitforwork.gateway.conformance.Examples#invalid")
    void an_invalid_example_is_refused_in_the_validators_words(Example example) {
        example.parts().forEach(part -> assertThat(precedents.faults(part)).isEqualTo(validator.faults(part)));
        assertThat(example.parts()).anyMatch(part -> !precedents.faults(part).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("changes")
    <T extends Resource> void what_a_rule_looks_at_is_looked_at(String what, Class<T> type, Consumer<T> change) {
        T resource = one(type);
        change.accept(resource);

        assertThat(precedents.faults(resource)).isNotEmpty().isEqualTo(validator.faults(resource));
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("the check digit", Patient.class, it -> it.getIdentifierFirstRep()
                        .setValue("9990000035")),
                change("letters for an NHS number", Patient.class, it -> it.getIdentifierFirstRep()
                        .setValue("NINE")),
                change("no family name", Patient.class, it -> it.getNameFirstRep()
                        .setFamily(null)),
                change("the practice's system", Patient.class, it -> it.getGeneralPractitionerFirstRep()
                        .getIdentifier()
                        .setSystem("https://fhir.nhs.uk/Id/other")),
                change("a reference that is none", Patient.class, it -> it.getManagingOrganization()
                        .setReference("not a reference")),
                change("an id twice", Patient.class, it -> {
                    it.getNameFirstRep().setId("same");
                    it.getTelecomFirstRep().setId("same");
                }),
                change("a profile that nobody knows", Patient.class, it -> it.getMeta()
                        .addProfile("https://a.example/b")),
                change("a period that ends before it starts", Patient.class, it -> {
                    it.getNameFirstRep().getPeriod().setStartElement(date("2026-02-01"));
                    it.getNameFirstRep().getPeriod().setEndElement(date("2026-01-01"));
                }),
                change("two programmes", ServiceRequest.class, it -> it.getCode()
                        .addCoding(it.getCode().getCodingFirstRep().copy().setCode("any"))),
                change("the text of a question", QuestionnaireResponse.class, it -> question(it, "job-title")
                        .setText("Your job?")),
                change("two answers", QuestionnaireResponse.class, it -> question(it, "job-title")
                        .addAnswer()
                        .setValue(new StringType("Clerk"))),
                change("the answer to another question", QuestionnaireResponse.class, it -> answer(it, "job-title")
                        .setValue(answer(it, "last-worked").getValue())),
                change("another order", QuestionnaireResponse.class, it -> Collections.swap(it.getItem(), 0, 1)),
                change("more than the maximum", QuestionnaireResponse.class, it -> answer(it, "barrier-transport")
                        .setValue(new IntegerType(99))),
                change("a group left out", QuestionnaireResponse.class, it -> it.getItem()
                        .remove(0)));
    }

    @Test
    void what_can_be_like_nothing_else_is_judged_each_time() {
        Patient narrated = one(Patient.class);
        narrated.getText().setDivAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\">x</div>");
        Patient containing = one(Patient.class);
        containing.addContained(new Organization().setName("Fictional Practice").setId("p"));
        Patient claiming = one(Patient.class);
        claiming.getMeta().addProfile("http://hl7.org/fhir/StructureDefinition/Patient");
        Patient named = one(Patient.class);
        named.getNameFirstRep().setId("n");
        Task task = new Task();
        List<Resource> unlike = List.of(narrated, containing, claiming, named, task);

        unlike.forEach(resource -> {
            precedents.faults(resource);
            precedents.faults(resource);
        });

        assertThat(asked).hasSize(2 * unlike.size());
    }

    private static DateTimeType date(String text) {
        DateTimeType date = new DateTimeType();
        date.setValueAsString(text);
        return date;
    }

    private static <T extends Resource> Arguments change(String what, Class<T> type, Consumer<T> change) {
        return Arguments.of(what, type, change);
    }

    private static Stream<Resource> examples() {
        return Examples.valid().flatMap(example -> example.parts().stream());
    }

    private static <T extends Resource> T one(Class<T> type) {
        return Examples.valid()
                .filter(example -> example.name().equals("fit-for-work-in-work-gp"))
                .flatMap(example -> example.parts().stream())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private static QuestionnaireResponseItemAnswerComponent answer(QuestionnaireResponse form, String linkId) {
        return question(form, linkId).getAnswerFirstRep();
    }

    private static QuestionnaireResponseItemComponent question(QuestionnaireResponse form, String linkId) {
        return form.getItem().stream()
                .flatMap(group -> group.getItem().stream())
                .filter(item -> item.getLinkId().equals(linkId))
                .findFirst()
                .orElseThrow();
    }
}
