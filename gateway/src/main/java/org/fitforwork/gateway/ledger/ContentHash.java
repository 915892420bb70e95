package org.fitforwork.gateway.ledger;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/**
 * Whether two sendings say the same. What a sending system makes up anew each time does not count: the Bundle's own
 * id, meta and timestamp, and the fullUrls, which are taken as "entry n".
 */
final class ContentHash {
    private ContentHash() {}

    /** SHA-256 of the content, 64 hexadecimal digits; the same for JSON and XML. */
    static String of(Bundle bundle, FhirContext context) {
        String text = context.newJsonParser().encodeResourceToString(content(bundle));
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            String fullUrl = bundle.getEntry().get(i).getFullUrl();
            if (fullUrl != null && !fullUrl.isBlank()) {
                text = text.replace('"' + fullUrl + '"', "\"entry " + i + '"');
            }
        }
        return digest(text);
    }

    /** All but its id, meta and timestamp; what is in it is the same, since a copy would cost as much as the text. */
    private static Bundle content(Bundle bundle) {
        Bundle content = new Bundle();
        content.setImplicitRulesElement(bundle.getImplicitRulesElement());
        content.setLanguageElement(bundle.getLanguageElement());
        return content.setIdentifier(bundle.getIdentifier())
                .setTypeElement(bundle.getTypeElement())
                .setTotalElement(bundle.getTotalElement())
                .setLink(bundle.getLink())
                .setEntry(bundle.getEntry())
                .setSignature(bundle.getSignature());
    }

    /** The same of one resource, which conforms. */
    static String of(Resource resource, FhirContext context) {
        Resource content = resource.copy();
        content.setId((String) null);
        content.setMeta(null);
        return digest(context.newJsonParser().encodeResourceToString(content));
    }

    private static String digest(String text) {
        return digest(text.getBytes(StandardCharsets.UTF_8));
    }

    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
