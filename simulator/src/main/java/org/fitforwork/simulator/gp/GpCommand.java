package org.fitforwork.simulator.gp;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.fitforwork.simulator.gp.Surgery.Order;
import org.fitforwork.simulator.pace.Sleep;
import org.fitforwork.simulator.pace.TimeSpan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code gp}: sends invented referrals and prints how they were answered. */
@Command(
        name = "gp",
        description = {
            "Plays a GP system: sends invented referrals and counts the answers. Where a gateway fails, is busy or knows"
                    + " no token, the same referral goes again under the same identifier, to the next gateway if there"
                    + " are several."
        },
        showDefaultValues = true)
public final class GpCommand implements Callable<Integer> {
    private static final int MOST = 10_000;
    private static final int MOST_SENDERS = 64;
    private static final double FASTEST = 100;
    private static final Duration LONGEST = Duration.ofHours(24);

    private final PrintWriter out;
    private final Clock clock;
    private final Sleep sleep;

    @Option(
            names = "--base",
            converter = Loopback.class,
            description = "The gateway; on this machine only. Several may be given.")
    private List<URI> bases = List.of(URI.create("http://127.0.0.1:8080"));

    @Option(names = "--client", description = "Client id.")
    private String client = "demo-gp";

    @Option(names = "--secret", description = "The client's secret.")
    private String secret = "demo-gp-secret";

    @Option(names = "--count", description = "How many referrals, 1 to 10000.")
    private int count = 10;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "Instead of a count: as many as go into this time, such as 60s or 5m.")
    private @Nullable Duration time;

    @Option(names = "--rate", description = "At most so many a second, up to 100, all senders together.")
    private double rate = 2;

    @Option(names = "--senders", description = "How many send at the same time, 1 to 64.")
    private int senders = 1;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "How long one referral is tried again; 0s for a single attempt.")
    private Duration patience = Duration.ofMinutes(2);

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description = "Appends a line a referral: identifier, status, Task id, attempts, ms, time of the answer.")
    private @Nullable Path journal;

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
        if (senders < 1 || senders > MOST_SENDERS) {
            throw new IllegalArgumentException("--senders must be 1 to " + MOST_SENDERS);
        }
        if (time != null && time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("--for must be at most 24h");
        }
        if (journal == null) {
            return send(entry -> {});
        }
        try (Journal file = new Journal(journal)) {
            return send(file::write);
        }
    }

    private int send(Consumer<JournalEntry> journal) throws IOException, InterruptedException {
        Tally tally = new Tally();
        Progress progress = new Progress(time == null ? count : 0, out);
        Order order = order(seed == null ? clock.millis() : seed);
        try (Surgery surgery = new Surgery(
                order,
                entry -> {
                    journal.accept(entry);
                    tally.add(entry);
                    progress.print(entry);
                },
                clock,
                sleep)) {
            surgery.signIn();
            out.println(order);
            surgery.start();
            surgery.await(LONGEST.multipliedBy(2));
        }
        out.println(tally);
        return tally.allOk() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private Order order(long chosen) {
        return new Order(
                bases,
                true,
                client,
                secret,
                template,
                chosen,
                senders,
                time == null ? count : Integer.MAX_VALUE,
                time == null ? LONGEST : time,
                rate,
                patience);
    }
}
