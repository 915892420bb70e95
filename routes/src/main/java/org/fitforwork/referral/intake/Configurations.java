package org.fitforwork.referral.intake;

import org.fitforwork.referral.programme.Configuration;

/** Port: the configuration in force. Ask once a referral; a later answer may be another one. */
@FunctionalInterface
public interface Configurations {
    Configuration current();
}
