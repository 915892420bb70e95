package org.fitforwork.simulator.gp;

import java.time.LocalDate;
import java.util.random.RandomGenerator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/** Makes referrals after a template: each of another invented person under another identifier, all else the same. */
final class Referrals {
    /** Near enough to the template's birth date that a rule about age still decides the same. */
    private static final int DAYS_OLDER_OR_YOUNGER = 700;

    private final Bundle template;
    private final RandomGenerator random;
    private final NhsNumbers nhsNumbers;
    private final String batch;
    private int made;

    /** @throws IllegalArgumentException if the template lacks something that is to be changed */
    Referrals(Bundle template, RandomGenerator random) {
        need(template, Patient.class);
        need(template, ServiceRequest.class);
        this.template = template;
        this.random = random;
        this.nhsNumbers = new NhsNumbers(random);
        this.batch = "%08X".formatted(random.nextInt());
    }

    /** How every identifier of these referrals begins. */
    String prefix() {
        return "SIM-%s-".formatted(batch);
    }

    synchronized Referral next() {
        made++;
        String identifier = prefix() + "%05d".formatted(made);
        Bundle bundle = template.copy();
        for (BundleEntryComponent entry : bundle.getEntry()) {
            if (entry.getResource() instanceof Patient patient) {
                become(patient, entry);
            } else if (entry.getResource() instanceof ServiceRequest request) {
                request.getIdentifierFirstRep().setValue(identifier);
            }
        }
        return new Referral(identifier, bundle);
    }

    private void become(Patient patient, BundleEntryComponent entry) {
        String nhsNumber = nhsNumbers.next();
        patient.getIdentifier().stream().filter(Referrals::isNhsNumber).forEach(it -> it.setValue(nhsNumber));
        patient.getNameFirstRep().setText(null).setGiven(null).addGiven("Example");
        patient.getNameFirstRep().setFamily("Testperson-%05d".formatted(made));
        LocalDate born = LocalDate.parse(patient.getBirthDateElement().getValueAsString())
                .plusDays(random.nextInt(-DAYS_OLDER_OR_YOUNGER, DAYS_OLDER_OR_YOUNGER + 1));
        patient.setBirthDateElement(new DateType(born.toString()));
        if (entry.getRequest().hasIfNoneExist()) {
            entry.getRequest().setIfNoneExist("identifier=" + NhsNumbers.SYSTEM + "|" + nhsNumber);
        }
    }

    private static void need(Bundle template, Class<? extends Resource> type) {
        if (template.getEntry().stream().noneMatch(entry -> type.isInstance(entry.getResource()))) {
            throw new IllegalArgumentException("the template has no " + type.getSimpleName());
        }
        for (BundleEntryComponent entry : template.getEntry()) {
            if (entry.getResource() instanceof Patient patient
                    && (patient.getIdentifier().stream().noneMatch(Referrals::isNhsNumber)
                            || !patient.getBirthDateElement().hasValue()
                            || patient.getBirthDateElement().getValueAsString().length() != "yyyy-mm-dd".length())) {
                throw new IllegalArgumentException("the template's Patient needs an NHS number and a whole birth date");
            }
        }
    }

    private static boolean isNhsNumber(Identifier identifier) {
        return NhsNumbers.SYSTEM.equals(identifier.getSystem());
    }
}
