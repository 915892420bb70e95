package org.fitforwork.simulator.provider;

import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The behaviour of every organisation, which may change while calls come in. */
public final class Faults {
    /** Stands for every organisation that has no behaviour of its own. */
    public static final String EVERY = "*";

    private final RandomGenerator random;
    private Map<String, Behaviour> byOrganisation = Map.of();

    public Faults(RandomGenerator random) {
        this.random = random;
    }

    public synchronized void set(Map<String, Behaviour> next) {
        byOrganisation = Map.copyOf(next);
    }

    synchronized Map<String, Behaviour> all() {
        return byOrganisation;
    }

    synchronized Behaviour of(String organisation) {
        Behaviour every = byOrganisation.getOrDefault(EVERY, Behaviour.HEALTHY);
        return byOrganisation.getOrDefault(organisation, every);
    }

    synchronized Optional<Fault> draw(String organisation) {
        return of(organisation).draw(random);
    }
}
