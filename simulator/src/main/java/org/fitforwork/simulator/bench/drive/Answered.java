package org.fitforwork.simulator.bench.drive;

import org.fitforwork.simulator.bench.mix.Kind;

/**
 * A call and its answer. Times are those of {@link System#nanoTime}.
 *
 * @param number of the referral
 * @param due when it was to be sent, which is when it was sent unless the sender was late
 * @param answered when the whole answer was there
 * @param status the HTTP status, or {@link #NONE}
 */
public record Answered(long number, Kind kind, long due, long answered, int status) {
    /** There was no answer. */
    public static final int NONE = 0;

    private static final int OK = 200;
    private static final int UNPROCESSABLE = 422;

    public boolean accepted() {
        return status == OK;
    }

    /**
     * It was answered as it ought to be.
     *
     * @param refuses whether the server knows the rules by which some are refused
     */
    public boolean asExpected(boolean refuses) {
        return status == (refuses && kind == Kind.REFUSED ? UNPROCESSABLE : OK);
    }
}
