package org.fitforwork.gateway.feed.notification;

import java.time.Instant;

/**
 * One event of a subscription.
 *
 * @param number counts from 1 within the subscription
 * @param taskVersion version of the Task that the event left behind
 */
public record Event(long number, Instant at, String taskId, long taskVersion, String serviceRequestId) {}
