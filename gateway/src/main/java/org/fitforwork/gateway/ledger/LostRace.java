package org.fitforwork.gateway.ledger;

import org.hl7.fhir.r4.model.Resource;

/** The resource moved on since the caller read it. */
public final class LostRace extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long current;

    LostRace(long current) {
        super("the current version is " + current);
        this.current = current;
    }

    /** The version to read and repeat on. */
    public long current() {
        return current;
    }

    /** @throws LostRace if {@code resource} is not at version {@code expected} */
    public static void check(Resource resource, long expected) {
        long current = resource.getIdElement().getVersionIdPartAsLong();
        if (current != expected) {
            throw new LostRace(current);
        }
    }
}
