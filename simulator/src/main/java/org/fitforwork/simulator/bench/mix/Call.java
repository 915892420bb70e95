package org.fitforwork.simulator.bench.mix;

/**
 * One call to make.
 *
 * @param number of the referral: for a replay, that of the one which is sent again
 */
public record Call(long number, Kind kind, Referrer referrer, String body) {
    @Override
    public String toString() {
        return "%s %d".formatted(kind, number);
    }
}
