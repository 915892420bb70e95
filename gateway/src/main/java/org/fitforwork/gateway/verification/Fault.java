package org.fitforwork.gateway.verification;

/**
 * Something that does not hold.
 *
 * @param where the event, as referral id and sequence, or the checkpoint, by its number
 * @param what without anything that the row says
 */
public record Fault(String where, String what) {
    @Override
    public String toString() {
        return where + ": " + what;
    }
}
