package org.fitforwork.simulator.provider;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.fitforwork.simulator.pace.Sleep;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code provider}: receives referrals until it is stopped. */
@Command(
        name = "provider",
        description = "Plays a provider: takes referrals at http://127.0.0.1:PORT/fhir, each key once.",
        showDefaultValues = true)
public final class ProviderCommand implements Callable<Integer> {
    private final PrintWriter out;
    private final Clock clock;
    private final Sleep sleep;

    @Option(names = "--port", description = "Port on 127.0.0.1; 0 for any free one.")
    private int port = 8090;

    @Option(names = "--fail", paramLabel = "RATE", description = "Share of the calls answered 503, 0 to 1.")
    private double fail;

    @Option(names = "--delay", paramLabel = "MS", description = "Wait before each answer, in ms.")
    private long delay;

    @Option(names = "--seed", description = "The same seed fails the same calls again. Default: another each time.")
    private @Nullable Long seed;

    public ProviderCommand(PrintWriter out, Clock clock, Sleep sleep) {
        this.out = out;
        this.clock = clock;
        this.sleep = sleep;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!(fail >= 0 && fail <= 1)) {
            throw new IllegalArgumentException("--fail must be 0 to 1");
        }
        if (delay < 0) {
            throw new IllegalArgumentException("--delay must not be negative");
        }
        long chosen = seed == null ? clock.millis() : seed;
        Inbox inbox = new Inbox(fail, new SplittableRandom(chosen));
        try (var endpoint = new ProviderEndpoint(port, inbox, Duration.ofMillis(delay), out, clock, sleep)) {
            endpoint.start();
            out.printf("receiving at http://127.0.0.1:%d/fhir, seed %d; stop with Ctrl-C%n", endpoint.port(), chosen);
            new CountDownLatch(1).await();
        }
        return ExitCode.OK;
    }
}
