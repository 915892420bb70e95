package org.fitforwork.simulator.gp;

import java.time.Duration;

/**
 * What became of a call.
 *
 * @param status the HTTP status, or that there was none
 * @param took from sending to the whole answer
 * @param task the id of the Task that was made, or a dash
 * @param retryAfter how long the gateway asks to wait, or zero
 */
record Answer(String status, Duration took, String task, Duration retryAfter) {
    static final String OK = "200";
    static final String NO_TASK = "-";
    static final Answer NONE = new Answer("no answer", Duration.ZERO, NO_TASK, Duration.ZERO);

    /** Nothing that another attempt could change: taken, or refused for what it says. */
    boolean isFinal() {
        return status.equals(OK) || (status.startsWith("4") && !status.equals("401") && !isBusy());
    }

    boolean isBusy() {
        return status.equals("429") || status.equals("503");
    }

    boolean isUnauthorized() {
        return status.equals("401");
    }
}
