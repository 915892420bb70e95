package org.fitforwork.gateway.seal.receipt;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.fitforwork.gateway.seal.DetachedJws;
import org.fitforwork.gateway.seal.DetachedJws.NotGenuine;
import org.fitforwork.gateway.seal.Signed;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;

/** Verifies a receipt: that the statement in it was signed, and that the Provenance around it says the same. */
public final class ReceiptCheck {
    private ReceiptCheck() {}

    /** What a genuine receipt attests, and the signature that says so. */
    public record Genuine(Statement statement, Signed signed) {}

    /** @throws NotAReceipt if the Provenance is not one, or does not hold */
    public static Genuine verify(Provenance provenance, JWKSet keys) throws NotAReceipt {
        byte[] content = provenance.getContained().stream()
                .filter(Binary.class::isInstance)
                .map(Binary.class::cast)
                .filter(binary -> String.valueOf(binary.getIdElement().getIdPart())
                        .replace("#", "")
                        .equals(Receipt.STATEMENT))
                .map(Binary::getData)
                .findFirst()
                .orElseThrow(() -> new NotAReceipt("it contains no statement"));
        if (provenance.getSignature().size() != 1
                || !Receipt.JOSE.equals(Receipt.signature(provenance).getSigFormat())) {
            throw new NotAReceipt("it does not have one signature of the format " + Receipt.JOSE);
        }
        String jws = new String(Receipt.signature(provenance).getData(), StandardCharsets.US_ASCII);
        try {
            Signed signed = DetachedJws.verify(jws, Receipt.TYPE, content, keys);
            Statement statement = Statement.read(content);
            agree(provenance, statement);
            return new Genuine(statement, signed);
        } catch (NotGenuine e) {
            throw new NotAReceipt(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new NotAReceipt("what was signed is no statement of this kind");
        }
    }

    /** The signature is over the statement; a Provenance that was put around another one must not pass. */
    private static void agree(Provenance provenance, Statement statement) throws NotAReceipt {
        List<String> targets =
                provenance.getTarget().stream().map(Reference::getReference).toList();
        if (!targets.equals(List.of(statement.task(), statement.serviceRequest()))) {
            throw new NotAReceipt("its targets are not those of what was signed");
        }
        Instant at = Instant.parse(statement.at());
        if (provenance.getRecorded() == null
                || !provenance.getRecorded().toInstant().equals(at)) {
            throw new NotAReceipt("its time is not that of what was signed");
        }
    }

    /** A Provenance that attests nothing; the message says why. */
    public static final class NotAReceipt extends Exception {
        private static final long serialVersionUID = 1L;

        NotAReceipt(String message) {
            super(message);
        }
    }
}
