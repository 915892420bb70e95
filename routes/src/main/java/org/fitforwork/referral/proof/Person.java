package org.fitforwork.referral.proof;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fitforwork.referral.Referral;
import org.fitforwork.referral.ReferralKey;
import org.fitforwork.referral.Sender;
import org.fitforwork.referral.programme.Programme;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/**
 * A kind of person, told by age and answers.
 *
 * @param age in whole years on the day of the referral
 * @param answers by linkId: a boolean, an integer, a text (a code or a date), or a list of them
 */
public record Person(String id, String title, int age, Map<String, Object> answers) {
    private static final ZoneId ENGLAND = ZoneId.of("Europe/London");

    /** The referral of such a person to any programme. {@code practice} is the registered one, or empty. */
    Referral referral(String source, String practice, LocalDate date) {
        Patient patient = new Patient();
        patient.setBirthDate(Date.from(
                date.minusYears(age).minusDays(1).atStartOfDay(ENGLAND).toInstant()));
        if (!practice.isEmpty()) {
            patient.addGeneralPractitioner().setIdentifier(new Identifier().setValue(practice));
        }
        return new Referral(
                new ReferralKey("proof", "proof", id),
                new Sender("proof", source),
                new Bundle(),
                patient,
                new ServiceRequest(),
                response(),
                date,
                Programme.ANY);
    }

    private QuestionnaireResponse response() {
        QuestionnaireResponse response = new QuestionnaireResponse();
        answers.forEach((linkId, answer) -> {
            var item = response.addItem().setLinkId(linkId);
            (answer instanceof List<?> several ? several.stream() : Stream.of(answer))
                    .forEach(one -> item.addAnswer().setValue(value(one)));
        });
        return response;
    }

    private static Type value(Object answer) {
        if (answer instanceof Boolean yes) {
            return new BooleanType(yes);
        }
        if (answer instanceof Integer number) {
            return new IntegerType(number);
        }
        String text = answer.toString();
        return text.matches("\\d{4}-\\d{2}-\\d{2}") ? new DateType(text) : new StringType(text);
    }
}
