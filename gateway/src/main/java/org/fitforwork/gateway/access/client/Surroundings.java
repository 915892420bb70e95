package org.fitforwork.gateway.access.client;

import java.util.Optional;
import java.util.Set;

/**
 * Port: what else is set, as far as clients depend on it. A fault is what is wrong, to be read behind a client's key;
 * empty if nothing is.
 */
public interface Surroundings {
    /** Whether keys can be had from there, and assertions be judged at all. */
    Optional<String> keysFault(Client.Keys keys);

    /** Whether certificates can be judged at all. */
    Optional<String> certificateFault();

    /** The other issuers, by URL. */
    Set<String> issuers();
}
