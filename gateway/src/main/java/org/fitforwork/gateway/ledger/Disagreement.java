package org.fitforwork.gateway.ledger;

import java.util.List;

/**
 * How a stored Task and ServiceRequest differ from their row in the ledger.
 *
 * @param differences each in words, without a word of the resources; none if they agree
 * @param missing true if one of them is not there, which cannot be mended
 */
public record Disagreement(List<String> differences, boolean missing) {
    static final Disagreement GONE = new Disagreement(List.of("the Task or the ServiceRequest is not stored"), true);

    /** True if there is none. */
    public boolean none() {
        return differences.isEmpty();
    }
}
