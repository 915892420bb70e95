package org.fitforwork.simulator.bench.drive;

import org.fitforwork.simulator.bench.mix.Call;

/** Makes one call and waits for its answer. */
@FunctionalInterface
public interface Sender {
    /** @return the HTTP status, or {@link Answered#NONE} */
    int send(Call call) throws InterruptedException;
}
