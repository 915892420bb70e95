package org.fitforwork.referral;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;

/**
 * A conformant referral, with the resources that decisions are made on picked out of its Bundle.
 *
 * @param key identity of the referral
 * @param sender who sent it
 * @param bundle the whole transaction Bundle, entries in the sender's order
 * @param date the day the referral was written ({@code ServiceRequest.authoredOn}); areas and dates are judged on it
 * @param programme the programme asked for, or {@code any}
 */
public record Referral(
        ReferralKey key,
        Sender sender,
        Bundle bundle,
        Patient patient,
        ServiceRequest request,
        QuestionnaireResponse response,
        LocalDate date,
        String programme) {

    /** System of the codes by which a ServiceRequest names the programme. */
    public static final String PROGRAMMES = "https://fit-for-work.example/fhir/CodeSystem/programme";

    private static final ZoneId ENGLAND = ZoneId.of("Europe/London");

    /** What makes {@code bundle} a referral, read off resources that conform to their profiles. */
    public static Referral of(
            Sender sender, Bundle bundle, Patient patient, ServiceRequest request, QuestionnaireResponse response) {
        Identifier identifier = request.getIdentifierFirstRep();
        return new Referral(
                new ReferralKey(sender.organisation(), identifier.getSystem(), identifier.getValue()),
                sender,
                bundle,
                patient,
                request,
                response,
                request.getAuthoredOn().toInstant().atZone(ENGLAND).toLocalDate(),
                programme(request));
    }

    /** Code of the programme that {@code request} names; empty if it names none. */
    public static String programme(ServiceRequest request) {
        return request.getCode().getCoding().stream()
                .filter(coding -> PROGRAMMES.equals(coding.getSystem()))
                .map(Coding::getCode)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /** ODS code of the registered practice, from {@code Patient.generalPractitioner}. */
    public Optional<String> registeredPractice() {
        return patient.getGeneralPractitioner().stream()
                .map(Reference::getIdentifier)
                .map(identifier -> identifier.getValue())
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The first postcode among the patient's addresses. */
    public Optional<String> postcode() {
        return patient.getAddress().stream()
                .map(address -> address.getPostalCode())
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** True if the referrer asks for more than routine haste. */
    public boolean urgent() {
        return urgent(request);
    }

    public static boolean urgent(ServiceRequest request) {
        return request.hasPriority() && request.getPriority() != ServiceRequestPriority.ROUTINE;
    }

    @Override
    public String toString() {
        return "Referral from " + sender.organisation() + " to " + programme;
    }
}
