package org.fitforwork.referral.programme;

import java.util.Collection;
import java.util.Map;

/**
 * Everything that decisions are made by, as one immutable value.
 *
 * @param version fingerprint of the files it was read from; recorded with every decision
 * @param programmes by id
 */
public record Configuration(String version, Map<String, Programme> programmes, Areas areas) {
    public Collection<Programme> all() {
        return programmes.values();
    }
}
