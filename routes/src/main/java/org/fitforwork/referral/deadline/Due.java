package org.fitforwork.referral.deadline;

import java.time.Instant;

/** A deadline and the instant at which it is missed. */
public record Due(Deadline deadline, Instant at) {}
