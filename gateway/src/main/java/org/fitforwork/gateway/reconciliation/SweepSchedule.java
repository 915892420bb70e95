package org.fitforwork.gateway.reconciliation;

import java.time.Duration;
import org.fitforwork.gateway.repetition.Repeated;
import org.springframework.stereotype.Component;

/** Sweeps again and again, and draws the balance for the metrics. */
@Component
class SweepSchedule extends Repeated {
    private final Sweep sweep;
    private final Books books;

    SweepSchedule(Sweep sweep, Books books, ReconciliationSettings settings) {
        super("sweeper", settings.interval(), Duration.ofSeconds(5));
        this.sweep = sweep;
        this.books = books;
    }

    @Override
    protected void once() {
        sweep.some();
        books.drawUnlessResting();
    }
}
