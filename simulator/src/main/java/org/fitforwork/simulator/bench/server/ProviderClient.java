package org.fitforwork.simulator.bench.server;

import java.util.Locale;

/**
 * The client of a provider, for runs in which it asks and answers.
 *
 * @param organisation the provider's id in the directory
 */
public record ProviderClient(String organisation) {
    /** The client id. */
    public String client() {
        return "bench-provider-" + organisation.toLowerCase(Locale.ROOT);
    }

    public String secret() {
        return client() + "-secret";
    }
}
