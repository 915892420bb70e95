package org.fitforwork.gateway.configuration;

import org.fitforwork.gateway.start.Beside;
import org.fitforwork.gateway.start.Early;
import org.fitforwork.referral.programme.Configuration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The configuration in force. One that is not sound never becomes it: at the start it stops the start, later the one
 * before stays.
 */
@Component
public class LoadedConfiguration implements Early {
    private final Beside<Draft> first;
    private volatile @Nullable Draft next;

    LoadedConfiguration(ConfigurationProof proof) {
        this.first = Beside.begin("configuration", () -> proof.sound());
    }

    /** Ask once a referral; a later answer may be another one. */
    public Configuration current() {
        return read().configuration();
    }

    /** The configuration in force as it was read. */
    Draft read() {
        Draft changed = next;
        return changed == null ? first.await() : changed;
    }

    void swap(Draft changed) {
        next = changed;
    }
}
