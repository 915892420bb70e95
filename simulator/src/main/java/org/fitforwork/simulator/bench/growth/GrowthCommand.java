package org.fitforwork.simulator.bench.growth;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fitforwork.simulator.bench.AtExit;
import org.fitforwork.simulator.bench.StageOptions;
import org.fitforwork.simulator.bench.growth.GrowthRun.Sizes;
import org.fitforwork.simulator.bench.mix.Examples;
import org.fitforwork.simulator.bench.server.Contender;
import org.fitforwork.simulator.bench.server.Contender.Setting;
import org.fitforwork.simulator.pace.Sleep;
import org.fitforwork.simulator.pace.TimeSpan;
import org.fitforwork.simulator.pace.Watch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code growth}: whether the gateway does with a million stored referrals what it does with ten thousand. */
@Command(
        name = "growth",
        description = {
            "Has the gateway take some referrals to their end, on a fresh PostgreSQL, multiplies them in the database,"
                    + " and measures it with few and with many stored: how many it takes, how a backlog drains, searches"
                    + " of GP systems and providers, the reconciliation. Fails if anything is less than 0.8 of what it"
                    + " was. A million need 65 GB of disk, and an hour."
        },
        showDefaultValues = true)
public final class GrowthCommand implements Callable<Integer> {
    /** Of a stored referral with all that is kept of it, and its share of the indexes. */
    private static final long BYTES_EACH = 64_000;
    /** PostgreSQL's log, and what a large index is sorted in. */
    private static final long BYTES_BESIDES = 4_000_000_000L;

    private static final double GB = 1e9;

    private final PrintWriter out;
    private final Clock clock;
    private final Sleep sleep;

    @Option(names = "--base", description = "Referrals that are sent and answered over HTTP, and then multiplied.")
    private int base = 1_000;

    @Option(names = "--from", description = "Stored referrals at first.")
    private long small = 10_000;

    @Option(names = "--to", description = "Stored referrals in the end.")
    private long large = 1_000_000;

    @Option(
            names = "--warm-up",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "Referrals before anything is measured, after each start.")
    private Duration warmUp = Duration.ofMinutes(2);

    @Option(
            names = "--window",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "How long it is asked for all that it takes.")
    private Duration window = Duration.ofSeconds(30);

    @Option(
            names = "--backlog",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "How long referrals come in for providers that get none.")
    private Duration backlog = Duration.ofSeconds(20);

    @Mixin
    private final StageOptions stage = new StageOptions();

    public GrowthCommand(PrintWriter out, Clock clock, Sleep sleep) {
        this.out = out;
        this.clock = clock;
        this.sleep = sleep;
    }

    @Override
    public Integer call() throws Exception {
        if (base < 1 || small < base || large < small) {
            throw new IllegalArgumentException("--base, --from and --to must be from 1 on and not fall");
        }
        Examples examples = Examples.of(stage.project());
        Path folder = stage.folder();
        needRoom(folder);
        out.printf("data and logs in %s%n", folder);
        Setting setting = new Setting(stage.project(), folder, examples, stage.jvm(), stage.seed(clock));
        Contender gateway = Contender.gateway(setting, stage.gateway(), stage.gatewayJvm(), clock);
        Sizes sizes = new Sizes(base, small, large, stage.connections(), warmUp, window, backlog);
        try (AtExit end = new AtExit("growth ends", gateway::close)) {
            return verdict(new GrowthRun(gateway, sizes, out, clock, new Watch(clock, sleep)).play());
        }
    }

    /** A full disk half an hour later would say less, and might take others' work with it. */
    private void needRoom(Path folder) throws IOException {
        double needed = (large * BYTES_EACH + BYTES_BESIDES) / GB;
        double free = Files.getFileStore(folder).getUsableSpace() / GB;
        if (free < needed) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%,d referrals need some %.0f GB, and %s has %.0f: take fewer with --to, or another --scratch",
                    large,
                    needed,
                    folder,
                    free));
        }
    }

    private int verdict(List<Stand> stands) {
        List<Comparison> all = Comparison.of(stands.get(0), stands.get(1));
        out.printf(
                "%n| | %,d stored | %,d stored | flat is 1 |%n|---|---|---|---|%n",
                stands.get(0).size().referrals(), stands.get(1).size().referrals());
        all.forEach(out::println);
        boolean wrong =
                stands.stream().anyMatch(stand -> !stand.most().unexpected().isEmpty());
        if (wrong) {
            out.println("FAILS: answers were wrong");
        }
        boolean flat = all.stream().noneMatch(Comparison::tooMuch);
        out.println(flat ? "holds" : "FAILS: not everything is flat");
        return flat && !wrong ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
