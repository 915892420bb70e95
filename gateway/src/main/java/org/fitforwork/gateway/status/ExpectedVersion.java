package org.fitforwork.gateway.status;

import org.fitforwork.gateway.edge.RefusedException;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.hl7.fhir.r4.model.IdType;

/** The version in {@code If-Match}, without which nothing is changed. */
final class ExpectedVersion {
    private ExpectedVersion() {}

    static long of(IdType id) {
        if (!id.hasVersionIdPart() || !id.getVersionIdPart().matches("\\d{1,18}")) {
            throw new RefusedException(Refusal.of(
                    RefusalReason.VERSION_MISSING,
                    "a change needs the header If-Match with the version it is made on"));
        }
        return id.getVersionIdPartAsLong();
    }
}
