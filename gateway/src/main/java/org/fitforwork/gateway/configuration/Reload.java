package org.fitforwork.gateway.configuration;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Takes a changed configuration without a restart. Everything that can fail comes before the swap, and the swap is one
 * reference: a referral is decided by the one configuration or by the other, never by some of each.
 */
@Component
public class Reload {
    private static final Logger log = LoggerFactory.getLogger(Reload.class);

    private final ConfigurationProof proof;
    private final LoadedConfiguration loaded;
    private final List<Preparation> preparations;
    private final ConfigurationHistory history;
    private final ApplicationEventPublisher events;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    Reload(
            ConfigurationProof proof,
            LoadedConfiguration loaded,
            List<Preparation> preparations,
            ConfigurationHistory history,
            ApplicationEventPublisher events) {
        this.proof = proof;
        this.loaded = loaded;
        this.preparations = preparations;
        this.history = history;
        this.events = events;
    }

    /** What a reload came to: the version before, the version now, and what differs between them. */
    public record Result(String before, String version, List<String> changes) {}

    /**
     * @param by client that asks for it
     * @throws InvalidConfiguration if the files are not sound; then nothing has changed
     */
    public Result reload(String by) {
        oneAtATime.lock();
        try {
            Draft before = loaded.read();
            Draft next = proof.sound();
            String version = next.configuration().version();
            if (version.equals(before.configuration().version())) {
                return new Result(version, version, List.of());
            }
            preparations.forEach(preparation -> preparation.prepare(next.configuration()));
            List<String> changes = Changes.between(before.values(), next.values());
            history.record(version, by, changes);
            loaded.swap(next);
            events.publishEvent(new ConfigurationChanged(before.configuration(), next.configuration()));
            log.info(
                    "configuration {} has taken the place of {}",
                    version,
                    before.configuration().version());
            return new Result(before.configuration().version(), version, changes);
        } finally {
            oneAtATime.unlock();
        }
    }
}
