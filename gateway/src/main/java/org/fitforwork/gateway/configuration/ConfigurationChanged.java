package org.fitforwork.gateway.configuration;

import org.fitforwork.referral.programme.Configuration;

/** Published when {@code now} has taken the place of {@code before}. */
public record ConfigurationChanged(Configuration before, Configuration now) {}
