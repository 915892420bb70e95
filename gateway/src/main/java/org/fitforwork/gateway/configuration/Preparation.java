package org.fitforwork.gateway.configuration;

import org.fitforwork.referral.programme.Configuration;

/** Something to get ready before a configuration that was found sound is served. */
@FunctionalInterface
public interface Preparation {
    void prepare(Configuration next);
}
