package org.fitforwork.referral.stage;

import org.fitforwork.referral.Location;
import org.fitforwork.referral.Referral;
import org.fitforwork.referral.programme.Configuration;

/** The area is known. */
public record Located(Referral referral, Location location, Configuration configuration) implements Stage {}
