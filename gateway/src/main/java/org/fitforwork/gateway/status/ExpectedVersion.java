package org.fitforwork.gateway.status;

import org.fitforwork.gateway.server.IfMatch;
import org.hl7.fhir.r4.model.IdType;

/** The version in {@code If-Match}, without which nothing is changed. */
final class ExpectedVersion {
    private ExpectedVersion() {}

    static long of(IdType id) {
        return IfMatch.expected(id);
    }
}
