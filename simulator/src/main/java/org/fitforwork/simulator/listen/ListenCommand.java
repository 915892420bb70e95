package org.fitforwork.simulator.listen;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.fitforwork.simulator.pace.TimeSpan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code listen}: takes status notifications until it is stopped. */
@Command(
        name = "listen",
        description = {
            "Plays a GP system that subscribes to status changes: takes notifications (R4 Subscriptions Backport,"
                    + " rest-hook) at http://127.0.0.1:PORT/notify.",
            "GET /seen says which event numbers came, which are missing, and which came twice or out of order."
        },
        showDefaultValues = true)
public final class ListenCommand implements Callable<Integer> {
    private final PrintWriter out;
    private final Clock clock;

    @Option(names = "--port", description = "Port on 127.0.0.1; 0 for any free one.")
    private int port = 8091;

    @Option(
            names = "--drop",
            paramLabel = "SHARE",
            description = "Share of the calls missed, 0 to 1: half are answered 503, half get no answer.")
    private double drop;

    @Option(
            names = "--away-after",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "Goes away so long after the start, such as 30s.")
    private Duration awayAfter = Duration.ZERO;

    @Option(
            names = "--away-for",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "Stays away so long; every call is cut meanwhile.")
    private Duration awayFor = Duration.ZERO;

    @Option(names = "--seed", description = "The same seed misses the same calls again. Default: another each time.")
    private @Nullable Long seed;

    public ListenCommand(PrintWriter out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!(drop >= 0 && drop <= 1)) {
            throw new IllegalArgumentException("--drop must be 0 to 1");
        }
        long chosen = seed == null ? clock.millis() : seed;
        Absence absence = new Absence(drop, new SplittableRandom(chosen), awayAfter, awayFor, clock);
        try (var endpoint = new NotificationEndpoint(port, absence, new Seen(), out)) {
            endpoint.start();
            out.printf("listening at http://127.0.0.1:%d/notify, seed %d; stop with Ctrl-C%n", endpoint.port(), chosen);
            new CountDownLatch(1).await();
        }
        return ExitCode.OK;
    }
}
