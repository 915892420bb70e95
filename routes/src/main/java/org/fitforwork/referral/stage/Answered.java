package org.fitforwork.referral.stage;

/** The end of the way in: the sender has its answer, and no later step looks at the referral again. */
public sealed interface Answered extends Stage permits Accepted, Refused {}
