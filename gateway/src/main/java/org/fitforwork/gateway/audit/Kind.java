package org.fitforwork.gateway.audit;

/** What kind of thing is on record, as the table and {@code AuditEvent.type} have it. */
public enum Kind {
    /** A request to the FHIR server. */
    REST("rest"),
    /** A client asked for a token. */
    LOGIN("login"),
    /** A resource left the gateway by its own doing: by a channel, or as a notification. */
    EXPORT("export"),
    /** A request to what those who run the gateway use, or something that the gateway did by itself. */
    OPERATE("operate"),
    /** Something was done to the audit trail itself. */
    AUDIT_LOG("audit-log");

    private final String code;

    Kind(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
