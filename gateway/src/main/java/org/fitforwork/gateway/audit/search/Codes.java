package org.fitforwork.gateway.audit.search;

import org.fitforwork.gateway.audit.Kind;
import org.hl7.fhir.r4.model.Coding;

/** The codes that IHE's Basic Audit Log Patterns use for what the table says. */
final class Codes {
    static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";
    static final String REST_INTERACTION = "http://hl7.org/fhir/restful-interaction";
    static final String BASIC_ENTITY = "https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType";
    static final String ENTITY_TYPE = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    static final String ENTITY_ROLE = "http://terminology.hl7.org/CodeSystem/object-role";
    static final String PURPOSE = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    private static final String EVENT_TYPE = "http://terminology.hl7.org/CodeSystem/audit-event-type";
    private static final String LIFECYCLE = "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle";

    private Codes() {}

    static Coding type(Kind kind) {
        return switch (kind) {
            case REST -> new Coding(EVENT_TYPE, "rest", "RESTful Operation");
            case LOGIN -> new Coding(DICOM, "110114", "User Authentication");
            case EXPORT -> new Coding(DICOM, "110106", "Export");
            case OPERATE -> new Coding(DICOM, "110100", "Application Activity");
            case AUDIT_LOG -> new Coding(DICOM, "110101", "Audit Log Used");
        };
    }

    /** What the table has for a code of {@code AuditEvent.type}; the code itself if there is none. */
    static String kind(String code) {
        for (Kind kind : Kind.values()) {
            if (type(kind).getCode().equals(code)) {
                return kind.code();
            }
        }
        return code;
    }

    static Kind kindOf(String column) {
        for (Kind kind : Kind.values()) {
            if (kind.code().equals(column)) {
                return kind;
            }
        }
        throw new IllegalStateException("no kind of record is called " + column);
    }

    static Coding subtype(Kind kind, String interaction) {
        return switch (kind) {
            case LOGIN -> new Coding(DICOM, "110122", "Login");
            case EXPORT -> new Coding(LIFECYCLE, "disclose", "Disclose Record Lifecycle Event");
            case AUDIT_LOG -> new Coding(LIFECYCLE, "destroy", "Destroy/Delete Record Lifecycle Event");
            case OPERATE, REST -> new Coding(REST_INTERACTION, interaction, null);
        };
    }
}
