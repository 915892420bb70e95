package ca.uhn.fhir.jpa.dao;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.model.entity.ResourceEncodingEnum;
import com.google.common.hash.HashCode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.Supplier;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.UriType;

/**
 * HAPI's text and hash of a version, in one go. HAPI feeds its digest two bytes at a time, which was a twelfth of the
 * gateway's work; and compares the path of each element with those to leave out, which is a quarter of writing. It is in
 * this package because HAPI keeps the methods to its own.
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

    @Override
    String encodeResource(IBaseResource resource, ResourceEncodingEnum encoding, List<String> excluded) {
        return resource instanceof Resource version
                        && keepsMeta(version.getMeta())
                        && excluded.equals(ofItsOwn(version.fhirType()))
                ? without(version, () -> super.encodeResource(version, encoding, List.of()))
                : super.encodeResource(resource, encoding, excluded);
    }

    /** HAPI writes an empty meta if nothing else is in it. */
    private static boolean keepsMeta(Meta meta) {
        return meta.hasProfile() || meta.hasSecurity() || meta.hasTag();
    }

    /** What HAPI keeps in columns, where tags are kept in the text. */
    private static List<String> ofItsOwn(String type) {
        return List.of("id", type + ".meta.versionId", type + ".meta.lastUpdated", type + ".meta.source");
    }

    /** What is taken off is put back. */
    private static String without(Resource version, Supplier<String> text) {
        Meta meta = version.getMeta();
        IdType id = version.getIdElement();
        IdType number = meta.getVersionIdElement();
        InstantType updated = meta.getLastUpdatedElement();
        UriType source = meta.getSourceElement();
        version.setIdElement(new IdType());
        meta.setVersionIdElement(new IdType())
                .setLastUpdatedElement(new InstantType())
                .setSourceElement(new UriType());
        try {
            return text.get();
        } finally {
            version.setIdElement(id);
            meta.setVersionIdElement(number).setLastUpdatedElement(updated).setSourceElement(source);
        }
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
