package org.fitforwork.gateway.configuration;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.fitforwork.referral.programme.Configuration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The configuration in force. One that is not sound never becomes it: at the start it stops the start, later the one
 * before stays.
 */
@Component
public class LoadedConfiguration {
    private final ConfigurationSettings settings;
    private final ConfigurationReader reader;
    private final List<ConfigurationCheck> checks;
    private final AtomicReference<Configuration> current;

    LoadedConfiguration(
            ConfigurationSettings settings, ConfigurationReader reader, ObjectProvider<ConfigurationCheck> checks) {
        this.settings = settings;
        this.reader = reader;
        this.checks = checks.orderedStream().toList();
        this.current = new AtomicReference<>(sound().configuration());
    }

    /** Ask once a referral; a later answer may be another one. */
    public Configuration current() {
        return current.get();
    }

    /** @throws InvalidConfiguration naming the faults that the first check to find any has found */
    Draft sound() {
        Draft draft = reader.read(settings.folder());
        for (ConfigurationCheck check : checks) {
            List<Fault> faults = check.faults(draft);
            if (!faults.isEmpty()) {
                throw new InvalidConfiguration(faults);
            }
        }
        return draft;
    }

    Configuration swap(Configuration next) {
        return current.getAndSet(next);
    }
}
