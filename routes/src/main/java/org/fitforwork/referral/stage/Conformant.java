package org.fitforwork.referral.stage;

import org.fitforwork.referral.Referral;

/** The Bundle meets the profiles, its form and the terminology. */
public record Conformant(Referral referral) implements Stage {}
