package org.fitforwork.simulator.provider;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        description = {
            "Plays providers: takes referrals at http://127.0.0.1:PORT/fhir and at /<organisation>/fhir, each key once.",
            "GET /count counts them, GET /received lists them, PUT /faults changes how calls fail while it runs:",
            "  {\"*\": {\"503\": 0.2, \"retry-after\": 5}, \"big-life\": {\"hang\": 1, \"delay\": 100}}"
        },
        showDefaultValues = true)
public final class ProviderCommand implements Callable<Integer> {
    private final PrintWriter out;
    private final Clock clock;
    private final Sleep sleep;

    @Option(names = "--port", description = "Port on 127.0.0.1; 0 for any free one.")
    private int port = 8090;

    @Option(names = "--fail", paramLabel = "RATE", description = "Share of the calls answered 503, 0 to 1.")
    private double fail;

    @Option(
            names = "--fault",
            paramLabel = "[ORGANISATION:]FAULT[=SHARE]",
            converter = FaultOption.Converter.class,
            description = {
                "Calls fail so: hang, reset, 500, 429, 503, 404, rubbish (200 with HTML) or accept-and-die (kept, then"
                        + " the connection ends); all of them or a share, 0 to 1. Several may be given.",
            })
    private List<FaultOption> given = List.of();

    @Option(names = "--retry-after", paramLabel = "SECONDS", description = "What 429 and 503 ask for.")
    private int retryAfter = Behaviour.RETRY_AFTER;

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
        long chosen = seed == null ? clock.millis() : seed;
        Faults faults = new Faults(new SplittableRandom(chosen));
        faults.set(behaviours());
        try (var endpoint = new ProviderEndpoint(port, faults, new Inbox(), out, clock, sleep)) {
            endpoint.start();
            out.printf("receiving at http://127.0.0.1:%d/fhir, seed %d; stop with Ctrl-C%n", endpoint.port(), chosen);
            new CountDownLatch(1).await();
        }
        return ExitCode.OK;
    }

    private Map<String, Behaviour> behaviours() {
        if (!(fail >= 0 && fail <= 1)) {
            throw new IllegalArgumentException("--fail must be 0 to 1");
        }
        Behaviour every = Behaviour.HEALTHY.delayed(Duration.ofMillis(delay)).askingToWait(retryAfter);
        Map<String, Behaviour> behaviours = new HashMap<>();
        behaviours.put(Faults.EVERY, fail > 0 ? every.with(Fault.UNAVAILABLE, fail) : every);
        for (FaultOption option : given) {
            Behaviour before = behaviours.getOrDefault(option.organisation(), every);
            behaviours.put(option.organisation(), before.with(option.fault(), option.share()));
        }
        return behaviours;
    }
}
