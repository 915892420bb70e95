package org.fitforwork.simulator.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.fitforwork.simulator.gp.Journal;
import org.fitforwork.simulator.gp.JournalEntry;
import org.fitforwork.simulator.gp.Surgery;
import org.fitforwork.simulator.gp.Surgery.Order;
import org.fitforwork.simulator.pace.Sleep;

/** GP systems that send while faults are injected, with the journal of what they were told. */
final class Traffic implements AutoCloseable {
    private final Path file;
    private final Journal journal;
    private final Surgery surgery;
    private final AtomicInteger acknowledged = new AtomicInteger();
    private volatile Instant last = Instant.MIN;

    Traffic(Order order, Path file, Clock clock, Sleep sleep) throws IOException {
        this.file = file;
        this.journal = new Journal(file);
        this.surgery = new Surgery(order, this::note, clock, sleep);
    }

    private void note(JournalEntry entry) {
        journal.write(entry);
        if (entry.acknowledged()) {
            acknowledged.incrementAndGet();
            last = entry.at();
        }
    }

    void start() {
        surgery.start();
    }

    String prefix() {
        return surgery.prefix();
    }

    /** How many referrals the gateway said that it has. */
    int acknowledged() {
        return acknowledged.get();
    }

    /** When it last said so. */
    Instant lastAcknowledged() {
        return last;
    }

    /** No new referral; waits until those under way are answered. */
    boolean finish(Duration time) throws InterruptedException {
        surgery.stop();
        return surgery.await(time);
    }

    List<JournalEntry> journal() throws IOException {
        return Journal.read(file);
    }

    @Override
    public void close() throws IOException {
        surgery.close();
        journal.close();
    }
}
