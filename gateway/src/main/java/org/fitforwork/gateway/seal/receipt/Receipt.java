package org.fitforwork.gateway.seal.receipt;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.fitforwork.gateway.seal.Sealing;
import org.fitforwork.gateway.seal.Signed;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Signature;
import org.jspecify.annotations.Nullable;

/**
 * A signed statement as a Provenance. The bytes that are signed lie in it, in a contained Binary: whoever verifies it
 * decodes two base64 texts and has to make nothing canonical.
 */
public final class Receipt {
    /** {@code typ} of its signature. */
    public static final String TYPE = "referral-receipt+jws";

    static final String STATEMENT = "statement";
    static final String JOSE = "application/jose";
    private static final String JSON = "application/json";
    private static final String URI = "urn:ietf:rfc:3986";
    private static final String DATA_OPERATION = "http://terminology.hl7.org/CodeSystem/v3-DataOperation";
    private static final String PARTICIPANT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
    private static final String PURPOSE = "urn:iso-astm:E1762-95:2013";

    private Receipt() {}

    /** @param by the organisation that brought it about; null if the gateway did */
    public static Provenance of(Statement statement, @Nullable Reference by, Sealing sealing) {
        byte[] content = statement.canonical();
        Signed signed = sealing.sign(TYPE, content);
        Date at = Date.from(Instant.parse(statement.at()));
        Provenance provenance = new Provenance();
        provenance.addTarget(new Reference(statement.task()));
        provenance.addTarget(new Reference(statement.serviceRequest()));
        provenance.setRecordedElement(new InstantType(at));
        provenance.setActivity(
                statement.type().equals(Statement.ACCEPTED)
                        ? concept(DATA_OPERATION, "CREATE", "create")
                        : concept(DATA_OPERATION, "UPDATE", "revise"));
        provenance
                .addAgent()
                .setType(concept(PARTICIPANT, "attester", "Attester"))
                .setWho(gateway(statement));
        if (by != null) {
            provenance
                    .addAgent()
                    .setType(concept(PARTICIPANT, "enterer", "Enterer"))
                    .setWho(by);
        }
        Binary binary = new Binary();
        binary.setId(STATEMENT);
        binary.setContentType(JSON).setData(content);
        provenance.addContained(binary);
        provenance.addEntity().setRole(ProvenanceEntityRole.SOURCE).setWhat(new Reference("#" + STATEMENT));
        provenance
                .addSignature()
                .addType(new Coding(PURPOSE, "1.2.840.10065.1.12.1.14", "Source Signature"))
                .setWhenElement(new InstantType(at))
                .setWho(gateway(statement))
                .setTargetFormat(JSON)
                .setSigFormat(JOSE)
                .setData(signed.jws().getBytes(StandardCharsets.US_ASCII));
        return provenance;
    }

    static Signature signature(Provenance provenance) {
        return provenance.getSignatureFirstRep();
    }

    private static Reference gateway(Statement statement) {
        return new Reference()
                .setType("Device")
                .setIdentifier(new Identifier().setSystem(URI).setValue(statement.issuer()))
                .setDisplay("Fit for Work referral gateway");
    }

    private static CodeableConcept concept(String system, String code, String display) {
        return new CodeableConcept(new Coding(system, code, display));
    }
}
