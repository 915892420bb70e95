package org.fitforwork.simulator.gp;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.fitforwork.simulator.pace.Pace;
import org.fitforwork.simulator.pace.Sleep;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code gp}: sends invented referrals and prints how they were answered. */
@Command(
        name = "gp",
        description = "Plays a GP system: sends invented referrals, one after another, and counts the answers.",
        showDefaultValues = true)
public final class GpCommand implements Callable<Integer> {
    private static final int MOST = 10_000;
    private static final double FASTEST = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PrintWriter out;
    private final Clock clock;
    private final Sleep sleep;

    @Option(names = "--base", converter = Loopback.class, description = "The gateway; on this machine only.")
    private URI base = URI.create("http://127.0.0.1:8080");

    @Option(names = "--client", description = "Client id.")
    private String client = "demo-gp";

    @Option(names = "--secret", description = "The client's secret.")
    private String secret = "demo-gp-secret";

    @Option(names = "--count", description = "How many referrals, 1 to 10000.")
    private int count = 10;

    @Option(names = "--rate", description = "At most so many a second, up to 100.")
    private double rate = 2;

    @Option(names = "--seed", description = "The same seed makes the same referrals again. Default: another each time.")
    private @Nullable Long seed;

    @Option(names = "--template", description = "The Bundle after which the referrals are made.")
    private Path template = Path.of("fhir-profiles/src/main/fhir/examples/valid/fit-for-work-out-of-work-gp.json");

    public GpCommand(PrintWriter out, Clock clock, Sleep sleep) {
        this.out = out;
        this.clock = clock;
        this.sleep = sleep;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("--count must be 1 to " + MOST);
        }
        if (!(rate > 0 && rate <= FASTEST)) {
            throw new IllegalArgumentException("--rate must be above 0 and at most " + FASTEST);
        }
        long chosen = seed == null ? clock.millis() : seed;
        FhirContext fhir = FhirContext.forR4();
        Referrals referrals = new Referrals(Template.read(template, fhir), new SplittableRandom(chosen));
        // No proxy and no redirect: what is sent to this machine stays on it.
        HttpClient http = HttpClient.newBuilder()
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(PATIENCE)
                .build();
        Token token = new Token(http, base, client, secret, clock);
        token.value();
        out.printf("sending %d referrals to %s as %s, seed %d%n", count, base, client, chosen);
        Tally tally = send(referrals, new GpSystem(http, base, token, fhir, clock));
        out.println(tally);
        return tally.allOk() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private Tally send(Referrals referrals, GpSystem gp) throws InterruptedException {
        Tally tally = new Tally();
        Pace pace = new Pace(rate, clock, sleep);
        for (int i = 1; i <= count; i++) {
            pace.await();
            Referral referral = referrals.next();
            Answer answer = gp.send(referral);
            tally.add(answer);
            out.printf(
                    "%d/%d %s %s %d ms%n",
                    i,
                    count,
                    referral.identifier(),
                    answer.status(),
                    answer.took().toMillis());
        }
        return tally;
    }
}
