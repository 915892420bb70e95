package org.fitforwork.gateway.server;

import org.fitforwork.gateway.edge.RefusedException;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** The version in {@code If-Match}, without which nothing is changed. */
public final class IfMatch {
    private IfMatch() {}

    /** @throws RefusedException if the header is missing, or no version stands in it */
    public static long expected(IdType id) {
        if (!id.hasVersionIdPart() || !id.getVersionIdPart().matches("\\d{1,18}")) {
            throw new RefusedException(Refusal.of(
                    RefusalReason.VERSION_MISSING,
                    "a change needs the header If-Match with the version it is made on"));
        }
        return id.getVersionIdPartAsLong();
    }

    /** @throws RefusedException with the current ETag, if {@code resource} is no longer at version {@code expected} */
    public static void check(Resource resource, long expected) {
        long current = resource.getIdElement().getVersionIdPartAsLong();
        if (current != expected) {
            RefusedException refused = new RefusedException(
                    Refusal.of(RefusalReason.VERSION_CONFLICT, "the current version is " + current));
            refused.addResponseHeader("ETag", "W/\"%d\"".formatted(current));
            throw refused;
        }
    }
}
