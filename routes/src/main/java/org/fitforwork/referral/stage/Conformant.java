package org.fitforwork.referral.stage;

import org.fitforwork.referral.Referral;
import org.fitforwork.referral.programme.Configuration;

/**
 * The Bundle meets the profiles, its form and the terminology. {@code configuration} holds that form, and is the one
 * that every later step of this referral decides by, whatever is loaded meanwhile.
 */
public record Conformant(Referral referral, Configuration configuration) implements Stage {}
