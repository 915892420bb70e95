package org.fitforwork.gateway.chain;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.fitforwork.gateway.repetition.Repeated;
import org.springframework.stereotype.Component;

/** Seals again and again. */
@Component
class CheckpointSchedule extends Repeated {
    private final Checkpoints checkpoints;
    private final AtomicLong failures = new AtomicLong();

    CheckpointSchedule(Checkpoints checkpoints, CheckpointSettings settings, MeterRegistry meters) {
        super("checkpoints", settings.every(), Duration.ofSeconds(5));
        this.checkpoints = checkpoints;
        Gauge.builder("gateway.ledger.checkpoint.failures", failures, AtomicLong::doubleValue)
                .description("looks in a row that could not seal the ledger")
                .register(meters);
    }

    @Override
    protected void once() throws InterruptedException {
        checkpoints.seal();
        failures.set(0);
    }

    @Override
    protected void failed() {
        failures.incrementAndGet();
    }
}
