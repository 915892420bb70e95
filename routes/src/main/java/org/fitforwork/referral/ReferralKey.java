package org.fitforwork.referral;

/** What makes a referral the same referral when it is sent again: who sent it, and the sender's own identifier. */
public record ReferralKey(String sender, String system, String value) {}
