package org.fitforwork.referral.programme;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A provider organisation.
 *
 * @param channel template that its route is made from: fhir-rest or worklist
 * @param endpoint where a fhir-rest referral is POSTed
 * @param timeout how long it may take to connect, and to answer; ten seconds unless said
 * @param certificate file of the certificate that S/MIME envelopes to it are encrypted with, seen from {@code config/}
 */
public record Organisation(
        String id,
        String name,
        String channel,
        @Nullable String endpoint,
        @Nullable Duration timeout,
        @Nullable String certificate) {
    /** System of the identifiers of organisations that have no ODS code. */
    public static final String SYSTEM = "https://fit-for-work.example/fhir/Id/organisation";
}
