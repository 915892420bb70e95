package org.fitforwork.gateway.catalogue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.zip.CRC32;
import org.fitforwork.gateway.conformance.FormSet;
import org.fitforwork.gateway.conformance.ProfilePackage;
import org.fitforwork.referral.programme.Organisation;
import org.fitforwork.referral.programme.Programme;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** How the directory's resources name things, and each other. */
final class Codes {
    static final String ODS = "https://fhir.nhs.uk/Id/ods-organization-code";
    /** System of the codes of parts of areas, which the NHS has none for. */
    static final String PART = ProfilePackage.BASE + "/Id/area";
    /** System of the identifiers of services: programme and provider. */
    static final String SERVICE = ProfilePackage.BASE + "/Id/healthcare-service";

    static final String SOURCES = ProfilePackage.canonical("CodeSystem", "referral-source");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final int LONGEST_ID = 64;

    private Codes() {}

    static String day(LocalDate date) {
        return DAY.format(date);
    }

    /** A period of whole days; {@code null} for an end that is open. */
    static Period period(@Nullable LocalDate from, @Nullable LocalDate to) {
        return new Period().setStartElement(date(from)).setEndElement(date(to));
    }

    private static @Nullable DateTimeType date(@Nullable LocalDate date) {
        return date == null ? null : new DateTimeType(date.toString());
    }

    static Reference organization(Organisation organisation) {
        return new Reference("Organization/" + organisation.id())
                .setIdentifier(identifier(Organisation.SYSTEM, organisation.id()))
                .setDisplay(organisation.name());
    }

    static Identifier identifier(String system, String value) {
        return new Identifier().setSystem(system).setValue(value);
    }

    static CodeableConcept programme(Programme programme) {
        return concept(FormSet.PROGRAMMES, programme.id(), programme.title());
    }

    static CodeableConcept concept(String system, String code, @Nullable String display) {
        CodeableConcept concept = new CodeableConcept();
        concept.addCoding().setSystem(system).setCode(code).setDisplay(display);
        return concept;
    }

    /** An id of several parts that stays the same as long as they do, and within the length that FHIR allows. */
    static String id(String... parts) {
        String id = String.join(".", parts);
        if (id.length() <= LONGEST_ID) {
            return id;
        }
        CRC32 sum = new CRC32();
        sum.update(id.getBytes(StandardCharsets.UTF_8));
        return id.substring(0, LONGEST_ID - 9) + "-" + "%08x".formatted(sum.getValue());
    }
}
