package org.fitforwork.simulator.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.fitforwork.simulator.bench.mix.Examples;
import org.fitforwork.simulator.bench.result.BenchResult;
import org.fitforwork.simulator.bench.result.Guard;
import org.fitforwork.simulator.bench.result.Json;
import org.fitforwork.simulator.bench.result.Markdown;
import org.fitforwork.simulator.bench.result.Measure;
import org.fitforwork.simulator.bench.server.Contender;
import org.fitforwork.simulator.bench.server.Contender.Setting;
import org.fitforwork.simulator.pace.Sleep;
import org.fitforwork.simulator.pace.TimeSpan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench}: measures the gateway and a stock HAPI server side by side. */
@Command(
        name = "bench",
        description = {
            "Measures the gateway and a stock HAPI FHIR JPA server side by side: each with a fresh PostgreSQL of its own,"
                    + " the same JVM flags, the same referrals, the same warm-up. They take turns, and whose turn it is"
                    + " not stands still. First as much as each takes (a closed loop), then half of that at a fixed rate,"
                    + " with times counted from when each referral was due (an open loop). Takes some six minutes;"
                    + " docs/performance.md says how to read it."
        },
        showDefaultValues = true)
public final class BenchCommand implements Callable<Integer> {
    private static final int PERCENT = 100;
    private static final double MOST_TOLERANCE = 1000;

    private final PrintWriter out;
    private final Clock clock;
    private final Sleep sleep;

    @Option(
            names = "--quick",
            description = "A smoke test: one round, windows and warm-up of 4s. Its figures say little.")
    private boolean quick;

    @Option(
            names = "--rounds",
            description = "How often the servers take turns, for each kind of load. Default: 2, or 1 with --quick.")
    private @Nullable Integer rounds;

    @Option(
            names = "--warm-up",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "Referrals to each before anything is measured. The JIT compiler is done after some 3m."
                    + " Default: 40s, or 4s with --quick.")
    private @Nullable Duration warmUp;

    @Option(
            names = "--window",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "How long each measurement lasts. Default: 20s, or 4s with --quick.")
    private @Nullable Duration window;

    @Option(
            names = "--drain",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "How long accepted referrals may take to the provider once nothing more is sent.")
    private Duration drain = Duration.ofMinutes(1);

    @Option(names = "--report", paramLabel = "FILE", description = "Writes the report as Markdown.")
    private @Nullable Path report;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the report as JSON.")
    private @Nullable Path json;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "What --json has written before: fails if a ratio of gateway to stock is worse now.")
    private @Nullable Path baseline;

    @Option(names = "--tolerance", paramLabel = "PERCENT", description = "By how much a ratio may be worse.")
    private double tolerance = 15;

    @Option(names = "--stock", paramLabel = "JAR", description = "Default: what `mvn package` builds in the project.")
    private @Nullable Path stock;

    @Option(
            names = "--against",
            paramLabel = "JAR",
            description = "Another gateway, which is measured in the stock server's place: what a change is worth.")
    private @Nullable Path against;

    @Option(names = "--against-jvm", paramLabel = "FLAGS", description = "Further flags of that one's JVM.")
    private String againstJvm = "";

    @Mixin
    private final StageOptions stage = new StageOptions();

    public BenchCommand(PrintWriter out, Clock clock, Sleep sleep) {
        this.out = out;
        this.clock = clock;
        this.sleep = sleep;
    }

    @Override
    public Integer call() throws Exception {
        if (!(tolerance >= 0 && tolerance <= MOST_TOLERANCE)) {
            throw new IllegalArgumentException("--tolerance must be 0 to 1000 percent");
        }
        if (baseline != null && against != null) {
            throw new IllegalArgumentException(
                    "--baseline is of a run with the stock server, and --against without it");
        }
        // Read before the run: a wrong file is to be told at once.
        Map<Measure, Double> before = baseline == null ? Map.of() : Json.ratios(baseline);
        BenchResult result = play(plan());
        out.println(Markdown.table(result));
        if (report != null) {
            Files.writeString(report, Markdown.of(result));
        }
        if (json != null) {
            Files.writeString(json, Json.of(result));
        }
        List<String> faults = Stream.concat(
                        result.faults().stream(),
                        new Guard(tolerance / PERCENT).faults(before, result.ratios()).stream())
                .toList();
        faults.forEach(out::println);
        return faults.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private BenchResult play(Plan plan) throws Exception {
        Examples examples = Examples.of(stage.project());
        Path folder = stage.folder();
        out.printf("data and logs in %s; %s%n", folder, plan.options());
        Setting setting = new Setting(stage.project(), folder, examples, plan.flags(), plan.seed());
        Contender other = other(setting, plan);
        Contender gateway = Contender.gateway(setting, stage.gateway(), plan.gatewayFlags(), clock);
        try (BenchRun run = new BenchRun(plan, other, gateway, out, clock, sleep)) {
            return run.play();
        }
    }

    private Contender other(Setting setting, Plan plan) throws IOException {
        return plan.against() == null
                ? Contender.stock(
                        setting,
                        Objects.requireNonNullElse(
                                stock, stage.project().resolve("simulator/stock/target/stock-hapi-0.1.0-SNAPSHOT.jar")),
                        clock)
                : Contender.otherGateway(setting, plan.against(), plan.againstFlags(), clock);
    }

    private Plan plan() {
        Duration brief = Duration.ofSeconds(4);
        return new Plan(
                Objects.requireNonNullElse(rounds, quick ? 1 : 2),
                Objects.requireNonNullElse(warmUp, quick ? brief : Duration.ofSeconds(40)),
                Objects.requireNonNullElse(window, quick ? brief : Duration.ofSeconds(20)),
                drain,
                stage.connections(),
                stage.jvm(),
                stage.gatewayJvm(),
                against,
                StageOptions.words(againstJvm),
                stage.seed(clock));
    }
}
