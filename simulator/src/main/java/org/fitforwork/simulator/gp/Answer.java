package org.fitforwork.simulator.gp;

import java.time.Duration;

/**
 * What became of a call.
 *
 * @param status the HTTP status, or that there was none
 * @param took from sending to the whole answer
 */
record Answer(String status, Duration took) {
    static final Answer NONE = new Answer("no answer", Duration.ZERO);
}
