package org.fitforwork.simulator.bench.drive;

import java.util.concurrent.atomic.AtomicLong;
import org.fitforwork.simulator.bench.mix.Call;
import org.fitforwork.simulator.bench.mix.Mix;

/** The calls to one server, in their order, each made once. */
public final class Calls {
    private final Mix mix;
    private final AtomicLong next = new AtomicLong();

    public Calls(Mix mix) {
        this.mix = mix;
    }

    Call next() {
        return mix.call(next.getAndIncrement());
    }
}
