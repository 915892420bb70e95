package org.fitforwork.gateway.configuration;

import org.fitforwork.referral.programme.Configuration;
import org.springframework.stereotype.Component;

/**
 * The configuration in force. One that is not sound never becomes it: at the start it stops the start, later the one
 * before stays.
 */
@Component
public class LoadedConfiguration {
    private volatile Draft current;

    LoadedConfiguration(ConfigurationProof proof) {
        this.current = proof.sound();
    }

    /** Ask once a referral; a later answer may be another one. */
    public Configuration current() {
        return current.configuration();
    }

    /** The configuration in force as it was read. */
    Draft read() {
        return current;
    }

    void swap(Draft next) {
        current = next;
    }
}
