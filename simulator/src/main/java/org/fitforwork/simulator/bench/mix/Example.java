package org.fitforwork.simulator.bench.mix;

import java.time.LocalDate;

/**
 * A referral to make others after.
 *
 * @param born the birth date of its patient; who is born some days earlier or later is treated alike
 * @param forGateway the Bundle as a GP system sends it
 * @param forStock the same with what a stock server needs: see {@link SixResources}
 */
record Example(String programme, Referrer referrer, LocalDate born, Gaps forGateway, Gaps forStock) {
    @Override
    public String toString() {
        return "%s by %s".formatted(programme, referrer);
    }
}
