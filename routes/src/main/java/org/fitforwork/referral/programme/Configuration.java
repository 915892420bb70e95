package org.fitforwork.referral.programme;

import java.util.Collection;
import java.util.Map;

/**
 * Everything that decisions are made by, as one immutable value.
 *
 * @param version fingerprint of the files it was read from; recorded with every decision
 * @param programmes by id
 * @param organisations the providers, by id
 */
public record Configuration(
        String version, Map<String, Programme> programmes, Map<String, Organisation> organisations, Areas areas) {
    public Collection<Programme> all() {
        return programmes.values();
    }

    /** The organisation of a provider of this configuration. */
    public Organisation organisation(Programme.Provider provider) {
        Organisation organisation = organisations.get(provider.organisation());
        if (organisation == null) {
            throw new IllegalStateException(provider.organisation() + " is not among the organisations");
        }
        return organisation;
    }
}
