package org.fitforwork.simulator.bench.result;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.fitforwork.simulator.bench.drive.Answered;
import org.fitforwork.simulator.bench.drive.Load;
import org.fitforwork.simulator.bench.server.Contender;
import org.fitforwork.simulator.bench.server.Usage;
import org.fitforwork.simulator.pace.FixedWork;
import org.fitforwork.simulator.pace.Sleep;
import org.fitforwork.simulator.pace.Standstill;
import org.fitforwork.simulator.pace.Watch;

/** Sends to a server for a while, and finds out what came of it and what the machine gave meanwhile. */
public final class Measuring {
    private final Contender server;
    private final Watch watch;

    public Measuring(Contender server, Watch watch) {
        this.server = server;
        this.watch = watch;
    }

    /** Whatever is not delivered with the last answer is not waited for. */
    public Window of(Load load) throws Exception {
        return measure(load, Duration.ZERO, answers -> true);
    }

    /** @param patience how long what was accepted may take to get to its providers, after the last answer */
    public Window untilDelivered(Load load, Duration patience) throws Exception {
        return measure(load, patience, answers -> answers.stream()
                .filter(Window::isOwed)
                .allMatch(answer -> server.sink().arrival(answer.number()).isPresent()));
    }

    private Window measure(Load load, Duration patience, Predicate<List<Answered>> delivered) throws Exception {
        double fixedWork = FixedWork.ms();
        Usage before = server.process().usage();
        try (Standstill standstill = Standstill.watch(Sleep.REAL, System::nanoTime)) {
            List<Answered> answers = load.run(server.calls(), server.sender());
            Duration stoodStill = standstill.longest();
            long end = System.nanoTime();
            watch.until(patience, () -> delivered.test(answers));
            return Window.of(
                    load.offered(),
                    answers,
                    server.refuses(),
                    server.sink(),
                    Duration.ofNanos(System.nanoTime() - end),
                    server.process().usage().minus(before),
                    fixedWork,
                    stoodStill);
        }
    }
}
