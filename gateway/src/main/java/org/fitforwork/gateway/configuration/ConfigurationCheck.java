package org.fitforwork.gateway.configuration;

import java.util.List;

/**
 * Something that a configuration must pass before it is served. Checks run in their {@code @Order}; a later one can rely
 * on what an earlier one found sound.
 */
@FunctionalInterface
public interface ConfigurationCheck {
    /** What is wrong; empty if nothing is. */
    List<Fault> faults(Draft draft);
}
