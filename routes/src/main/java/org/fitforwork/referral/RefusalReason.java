package org.fitforwork.referral;

/**
 * Every reason for which the gateway says no: its code in {@code CodeSystem/refusal-reason}, the HTTP status, the FHIR
 * issue type, who can mend it and how. {@code docs/errors.md} is this table in words.
 */
public enum RefusalReason {
    NOT_WELL_FORMED(400, "structure", Mends.SENDER, "Send well-formed FHIR R4 JSON or XML."),
    NOT_A_REFERRAL(422, "invalid", Mends.SENDER, "Send one transaction Bundle with one ServiceRequest in it."),
    RESOURCE_NOT_ACCEPTED(422, "not-supported", Mends.SENDER, "Leave out resource types a referral does not carry."),
    NOT_CONFORMANT(422, "invalid", Mends.SENDER, "Mend the element that the expression points at."),
    DANGLING_REFERENCE(422, "not-found", Mends.SENDER, "Reference only what is in the Bundle."),
    IDENTIFIER_MISSING(422, "required", Mends.SENDER, "Give the ServiceRequest your own identifier, system and value."),
    IDENTIFIER_REUSED(409, "duplicate", Mends.SENDER, "Use a new identifier for a new referral."),
    REQUESTER_MISMATCH(422, "forbidden", Mends.SENDER, "Send as the organisation that refers."),
    UNKNOWN_PROGRAMME(422, "code-invalid", Mends.SENDER, "Name a programme of CodeSystem/programme, or any."),
    PROGRAMME_NOT_OPEN(422, "business-rule", Mends.NOBODY, "Ask for another programme, or any."),
    SOURCE_NOT_ACCEPTED(422, "business-rule", Mends.NOBODY, "Ask for a programme that takes your referrals, or any."),
    AREA_UNKNOWN(422, "business-rule", Mends.SENDER, "Give the registered practice's ODS code or a full postcode."),
    AREA_NOT_COVERED(422, "business-rule", Mends.NOBODY, "Ask for a programme that covers the area, or any."),
    PRACTICE_NOT_PARTICIPATING(422, "business-rule", Mends.NOBODY, "Ask for another programme, or any."),
    NOT_ELIGIBLE(422, "business-rule", Mends.NOBODY, "The rule says whom the programme helps."),
    INFORMATION_NEEDED(422, "required", Mends.SENDER, "Answer the question and send again with the same identifier."),
    PROVIDER_FULL(
            422, "business-rule", Mends.NOBODY, "Ask for another programme, or any, or again when a place is free."),
    NO_PROGRAMME(422, "business-rule", Mends.NOBODY, "No programme of this gateway takes the referral."),
    NOT_ALLOWED(422, "forbidden", Mends.SENDER, "Change only the elements that the lifecycle leaves to you."),
    ILLEGAL_TRANSITION(422, "business-rule", Mends.SENDER, "Take one of the steps that the message lists."),
    REASON_MISSING(422, "required", Mends.SENDER, "Give Task.statusReason one of the codes that the message lists."),
    VERSION_MISSING(428, "required", Mends.SENDER, "Send If-Match with the ETag you read."),
    VERSION_CONFLICT(412, "conflict", Mends.SENDER, "Read again and repeat on the current version."),
    TOO_LARGE(413, "too-long", Mends.SENDER, "Send a smaller body."),
    ENCODING_NOT_ACCEPTED(415, "not-supported", Mends.SENDER, "Send the body without Content-Encoding.");

    /** Who can make the request succeed by changing it. */
    public enum Mends {
        SENDER,
        NOBODY
    }

    private final int httpStatus;
    private final String issueType;
    private final Mends mends;
    private final String cure;

    RefusalReason(int httpStatus, String issueType, Mends mends, String cure) {
        this.httpStatus = httpStatus;
        this.issueType = issueType;
        this.mends = mends;
        this.cure = cure;
    }

    /** Code in {@code CodeSystem/refusal-reason}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** HTTP status of an answer whose worst reason this is. */
    public int httpStatus() {
        return httpStatus;
    }

    /** Code in FHIR's issue-type. */
    public String issueType() {
        return issueType;
    }

    /** Whether changing the request can help. */
    public Mends mends() {
        return mends;
    }

    /** What to do about it, for documents and diagnostics. */
    public String cure() {
        return cure;
    }
}
