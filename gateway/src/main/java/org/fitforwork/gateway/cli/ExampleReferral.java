package org.fitforwork.gateway.cli;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;
import org.fitforwork.gateway.conformance.ProfilePackage;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;

/** One example of a new programme: the template's person, who meets every rule until an answer is changed. */
final class ExampleReferral {
    /** What stands for a referrer that is no practice, as in the other examples. */
    private static final String OTHER_REFERRER = "Y99900";

    private static final int AGE = 40;
    private static final int DIGITS = 9;
    private static final int MODULUS = 11;
    private static final int SIX_DIGITS = 1_000_000;

    private final Bundle bundle;
    private final Start start;

    /** @param name of its file, which makes its identifiers its own, and the same each time */
    ExampleReferral(Bundle template, Start start, String source, String name) {
        this.bundle = template;
        this.start = start;
        String whole = start.id() + "-" + name;
        String referrer = source.equals("gp") ? start.practice().code() : OTHER_REFERRER;
        bundle.getEntry()
                .forEach(entry -> entry.setFullUrl("urn:uuid:"
                        + UUID.nameUUIDFromBytes(
                                (whole + entry.getResource().fhirType()).getBytes(StandardCharsets.UTF_8))));
        patient(nhsNumber(whole.hashCode()));
        request(whole, referrer);
        response(start.id() + "-" + source, referrer);
        aged(AGE);
    }

    private void patient(String nhsNumber) {
        Identifier identifier = patient().getIdentifierFirstRep().setValue(nhsNumber);
        patient().getAddressFirstRep().setPostalCode(start.practice().postcode());
        patient()
                .getGeneralPractitionerFirstRep()
                .getIdentifier()
                .setValue(start.practice().code());
        bundle.getEntry()
                .get(0)
                .getRequest()
                .setIfNoneExist("identifier=%s|%s".formatted(identifier.getSystem(), nhsNumber));
    }

    private void request(String whole, String referrer) {
        ServiceRequest request = (ServiceRequest) bundle.getEntry().get(1).getResource();
        request.getIdentifierFirstRep().setValue("EXAMPLE-" + whole);
        request.getCode().getCodingFirstRep().setCode(start.id()).setDisplay(start.title());
        request.setSubject(to(0))
                .setAuthoredOnElement(new DateTimeType(start.from().toString()));
        request.getRequester().getIdentifier().setValue(referrer);
        request.addSupportingInfo(to(2));
    }

    private void response(String form, String referrer) {
        response().setQuestionnaire(ProfilePackage.canonical("Questionnaire", form));
        response()
                .setSubject(to(0))
                .setAuthoredElement(new DateTimeType(start.from().toString()));
        response().getAuthor().getIdentifier().setValue(referrer);
    }

    /** The person is {@code years} old on the day of the referral. */
    ExampleReferral aged(int years) {
        patient()
                .setBirthDateElement(new DateType(
                        start.from().minusYears(years).minusMonths(2).toString()));
        return this;
    }

    ExampleReferral answering(String question, boolean answer) {
        items().filter(item -> item.getLinkId().equals(question))
                .forEach(item -> item.getAnswerFirstRep().setValue(new BooleanType(answer)));
        return this;
    }

    ExampleReferral without(String question) {
        response().getItem().forEach(group -> group.getItem()
                .removeIf(item -> item.getLinkId().equals(question)));
        response().getItem().removeIf(group -> group.getItem().isEmpty());
        return this;
    }

    Bundle bundle() {
        return bundle;
    }

    private Patient patient() {
        return (Patient) bundle.getEntry().get(0).getResource();
    }

    private QuestionnaireResponse response() {
        return (QuestionnaireResponse) bundle.getEntry().get(2).getResource();
    }

    private Stream<QuestionnaireResponseItemComponent> items() {
        return response().getItem().stream().flatMap(group -> group.getItem().stream());
    }

    private Reference to(int entry) {
        return new Reference(bundle.getEntry().get(entry).getFullUrl());
    }

    /** A number of the 999 range, which no person has, with a right check digit. */
    private static String nhsNumber(int seed) {
        for (int number = Math.floorMod(seed, SIX_DIGITS); ; number = (number + 1) % SIX_DIGITS) {
            String nine = "999%06d".formatted(number);
            int sum = 0;
            for (int i = 0; i < DIGITS; i++) {
                sum += Character.digit(nine.charAt(i), 10) * (10 - i);
            }
            int check = (MODULUS - sum % MODULUS) % MODULUS;
            if (check < 10) {
                return nine + check;
            }
        }
    }
}
