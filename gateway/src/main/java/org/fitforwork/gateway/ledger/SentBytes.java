package org.fitforwork.gateway.ledger;

import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;

/**
 * The hash of the bytes that a referral came as. It travels with the parsed Bundle, since nothing on the way decides by
 * it; only the receipt names it, so that its sender can hold it against the very file it sent.
 */
public final class SentBytes {
    private static final String SHA_256 = SentBytes.class.getName();

    private SentBytes() {}

    public static void note(Bundle bundle, byte[] bytes) {
        bundle.setUserData(SHA_256, ContentHash.digest(bytes));
    }

    /** 64 hexadecimal digits; null if nobody noted it. */
    static @Nullable String sha256(Bundle bundle) {
        return bundle.getUserString(SHA_256);
    }
}
