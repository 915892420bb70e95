package ca.uhn.fhir.jpa.dao;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.model.entity.ResourceEncodingEnum;
import com.google.common.hash.HashCode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * HAPI's hash of a version, in one go. HAPI feeds its digest two bytes at a time, which was a twelfth of the gateway's
 * work. It is in this package because HAPI keeps the method to its own.
 */
public final class HistoryHashedAtOnce extends ResourceHistoryCalculator {
    public HistoryHashedAtOnce(FhirContext context) {
        super(context, false);
    }

    @Override
    ResourceHistoryState calculateResourceHistoryState(
            IBaseResource resource, ResourceEncodingEnum encoding, List<String> excluded) {
        String text = encodeResource(resource, encoding, excluded);
        return new ResourceHistoryState(text, null, ResourceEncodingEnum.JSON, hash(text));
    }

    private static HashCode hash(String text) {
        byte[] bytes = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            bytes[2 * i] = (byte) unit;
            bytes[2 * i + 1] = (byte) (unit >>> Byte.SIZE);
        }
        try {
            return HashCode.fromBytes(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
