package org.fitforwork.referral;

import java.time.LocalDate;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;

/** A conformant referral, written by a GP for somebody of nowhere in particular. */
public final class ReferralBuilder {
    public static final LocalDate WRITTEN = LocalDate.of(2026, 10, 6);

    private final Patient patient = new Patient();
    private ReferralKey key = new ReferralKey("Y99001", "https://referrer.example/Id/referral", "FFW-1");
    private String source = "gp";
    private String programme = "any";

    private ReferralBuilder() {}

    public static ReferralBuilder aReferral() {
        return new ReferralBuilder();
    }

    public ReferralBuilder to(String programme) {
        this.programme = programme;
        return this;
    }

    public ReferralBuilder from(String source) {
        this.source = source;
        return this;
    }

    public ReferralBuilder keyed(ReferralKey key) {
        this.key = key;
        return this;
    }

    public ReferralBuilder registeredAt(String practice) {
        patient.addGeneralPractitioner(new Reference().setIdentifier(new Identifier().setValue(practice)));
        return this;
    }

    public ReferralBuilder livingAt(String postcode) {
        patient.addAddress().setPostalCode(postcode);
        return this;
    }

    public Referral build() {
        return new Referral(
                key,
                new Sender(key.sender(), source),
                new Bundle(),
                patient,
                new ServiceRequest(),
                new QuestionnaireResponse(),
                WRITTEN,
                programme);
    }
}
