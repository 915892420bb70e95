package org.fitforwork.simulator.faults;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.fitforwork.simulator.count.Report;
import org.fitforwork.simulator.count.Result;
import org.fitforwork.simulator.faults.FaultRun.Pressure;
import org.fitforwork.simulator.pace.Sleep;
import org.fitforwork.simulator.pace.TimeSpan;
import org.fitforwork.simulator.stage.Stage.Places;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code faults}: plays scripted faults on real processes, and counts. */
@Command(
        name = "faults",
        description = {
            "Starts a PostgreSQL, gateways, twenty simulated providers and GP systems on this machine, injects faults,"
                    + " lets all heal, and counts: every acknowledged referral stored, delivered with one effect, nothing"
                    + " owed. Fails if a count does not hold. The scenarios:",
            "  kills            kill -9 of a gateway or of PostgreSQL, --kills times",
            "  pause            PostgreSQL stopped for a while",
            "  provider FAULT   every call to a provider fails: hang, reset, 500, 429, 503, 404, rubbish, accept-and-die",
            "  provider-faults  each of these in turn",
            "  replicas         kill -9 of the gateway that holds leases",
            "  noisy-neighbour  one provider of twenty hangs; measures the others (B) against calm (A)",
            "  disk-full        PostgreSQL's disk is full (needs root, to mount a tmpfs)",
            "  clock-jump       one gateway's clock jumps by an hour (needs libfaketime: apt-get install faketime)",
            "  all              all of them"
        },
        showDefaultValues = true)
public final class FaultsCommand implements Callable<Integer> {
    private final PrintWriter out;
    private final Clock clock;
    private final Sleep sleep;

    @Parameters(index = "0", paramLabel = "SCENARIO", description = "One of the above.")
    @SuppressWarnings("NullAway.Init")
    private String scenario;

    @Parameters(index = "1", paramLabel = "FAULT", arity = "0..1", description = "For the scenario provider.")
    private @Nullable String fault;

    @Option(names = "--kills", description = "How many.")
    private int kills = 20;

    @Option(names = "--gateway-share", paramLabel = "SHARE", description = "Share of the kills that hit a gateway.")
    private double gatewayShare = 0.3;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "How long a fault lasts. Default: 60s for pause, 40s for noisy-neighbour, 20s or 30s else.")
    private @Nullable Duration time;

    @Option(names = "--rounds", description = "How often noisy-neighbour alternates A and B.")
    private int rounds = 2;

    @Option(names = "--senders", description = "GP systems that send at the same time.")
    private int senders = 4;

    @Option(names = "--rate", description = "Referrals a second, all senders together.")
    private double rate = 5;

    @Option(
            names = "--settle",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "How long owed messages may take once all is healed.")
    private Duration settle = Duration.ofMinutes(3);

    @Option(names = "--disk", paramLabel = "MB", description = "Size of the disk that is filled.")
    private int disk = 400;

    @Option(names = "--seed", description = "The same seed does the same again. Default: another each time.")
    private @Nullable Long seed;

    @Option(names = "--project", paramLabel = "DIR", description = "The project's root: its configuration is used.")
    private Path project = Path.of(".");

    @Option(names = "--jar", description = "The gateway. Default: the one that `mvn package` builds in the project.")
    private @Nullable Path jar;

    @Option(names = "--scratch", paramLabel = "DIR", description = "Data, logs and journals. Default: a new one.")
    private @Nullable Path scratch;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "The table as Markdown, or as JSON if it ends in .json.")
    private @Nullable Path report;

    public FaultsCommand(PrintWriter out, Clock clock, Sleep sleep) {
        this.out = out;
        this.clock = clock;
        this.sleep = sleep;
    }

    @Override
    public Integer call() throws Exception {
        check();
        long chosen = seed == null ? clock.millis() : seed;
        List<Scenario> scenarios =
                new Scenarios(new Sizes(kills, gatewayShare, time, rounds, chosen), out).named(scenario, fault);
        Path folder = folder();
        Path program = jar == null ? project.resolve("gateway/target/gateway-0.1.0-SNAPSHOT.jar") : jar;
        out.printf("%s with seed %d; logs and journals in %s%n", scenario, chosen, folder);
        List<Result> results;
        try (FaultRun run = new FaultRun(
                new Places(project, program, folder, disk),
                new Pressure(senders, rate, settle, chosen),
                out,
                clock,
                sleep)) {
            results = run.play(scenarios);
        }
        out.println(Report.header());
        results.forEach(result -> out.println(Report.row(result)));
        if (report != null) {
            Report.write(report, results);
        }
        return results.stream().allMatch(Result::holds) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void check() {
        if (kills < 1 || rounds < 1 || senders < 1 || disk < 1) {
            throw new IllegalArgumentException("--kills, --rounds, --senders and --disk must be 1 or more");
        }
        if (!(gatewayShare >= 0 && gatewayShare <= 1)) {
            throw new IllegalArgumentException("--gateway-share must be 0 to 1");
        }
        if (!(rate > 0)) {
            throw new IllegalArgumentException("--rate must be above 0");
        }
    }

    private Path folder() throws IOException {
        if (scratch == null) {
            return Files.createTempDirectory("gateway-faults-");
        }
        try (var files = Files.list(Files.createDirectories(scratch))) {
            if (files.findAny().isPresent()) {
                throw new IllegalArgumentException(
                        "--scratch must be empty: an earlier run's journal would be counted");
            }
        }
        return scratch.toAbsolutePath();
    }
}
