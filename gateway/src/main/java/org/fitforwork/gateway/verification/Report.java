package org.fitforwork.gateway.verification;

import java.util.List;

/**
 * What a verification found.
 *
 * @param sealed events that a checkpoint attests; what is newer could be taken away unseen
 * @param newest the newest checkpoint as number:link, or "none"
 * @param faults the first ones, in the order in which they were found
 * @param broken how many there are in all
 */
public record Report(
        long events, long referrals, long checkpoints, long sealed, String newest, List<Fault> faults, long broken) {
    public boolean holds() {
        return broken == 0;
    }
}
