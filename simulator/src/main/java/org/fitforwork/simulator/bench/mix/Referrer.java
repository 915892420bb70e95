package org.fitforwork.simulator.bench.mix;

import java.util.Locale;

/**
 * Who sends: every organisation that the examples name has a client of its own.
 *
 * @param organisation ODS code
 * @param source a code of {@code CodeSystem/referral-source}
 */
public record Referrer(String organisation, String source) {
    /** The client id. */
    public String client() {
        return "bench-%s-%s".formatted(organisation.toLowerCase(Locale.ROOT), source);
    }

    public String secret() {
        return client() + "-secret";
    }
}
