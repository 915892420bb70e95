package org.fitforwork.gateway.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event of a referral, for those who follow it.
 *
 * @param sequence number of the event within the referral, from 1
 * @param referrer organisation that sent the referral
 * @param taskVersion version of the Task that the event left behind
 * @param patientId null of a referral from before that was kept
 */
public record Change(
        UUID referral,
        int sequence,
        Instant at,
        String referrer,
        String taskId,
        long taskVersion,
        String serviceRequestId,
        @Nullable String patientId) {}
