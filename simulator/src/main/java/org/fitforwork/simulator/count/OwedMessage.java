package org.fitforwork.simulator.count;

import java.time.Instant;

/**
 * A row of {@code referral.owed_message}.
 *
 * @param task the id of its referral's Task
 * @param owed since when
 */
public record OwedMessage(String task, String organisation, String state, Instant owed) {
    boolean isOwed() {
        return state.equals("owed");
    }
}
