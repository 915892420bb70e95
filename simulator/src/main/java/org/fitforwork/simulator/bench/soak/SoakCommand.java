package org.fitforwork.simulator.bench.soak;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fitforwork.simulator.bench.AtExit;
import org.fitforwork.simulator.bench.StageOptions;
import org.fitforwork.simulator.bench.mix.Examples;
import org.fitforwork.simulator.bench.server.Contender;
import org.fitforwork.simulator.bench.server.Contender.Setting;
import org.fitforwork.simulator.pace.Sleep;
import org.fitforwork.simulator.pace.TimeSpan;
import org.fitforwork.simulator.pace.Watch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code soak}: keeps the gateway busy for long and looks for what grows. */
@Command(
        name = "soak",
        description = {
            "Keeps the gateway busy for long, on a fresh PostgreSQL, while providers come and go, and compares the last"
                    + " third of the time with the first: threads, connections, times; and the heap after with the heap"
                    + " before, both fully collected. A line is printed for each stretch. Fails if anything grows, if an answer is wrong, or if a message is owed in the end."
        },
        showDefaultValues = true)
public final class SoakCommand implements Callable<Integer> {
    private static final int PERCENT = 100;

    private final PrintWriter out;
    private final Clock clock;
    private final Sleep sleep;

    @Option(names = "--for", paramLabel = "TIME", converter = TimeSpan.class, description = "How long it is kept busy.")
    private Duration time = Duration.ofHours(1);

    @Option(names = "--share", paramLabel = "PERCENT", description = "Of what it takes at most.")
    private int share = 70;

    @Option(
            names = "--rate",
            paramLabel = "NUMBER",
            description =
                    "Referrals a second, whatever it takes: two gateways are compared at one rate. Default: --share.")
    private @Nullable Double rate;

    @Option(
            names = "--warm-up",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "Referrals before anything is measured.")
    private Duration warmUp = Duration.ofMinutes(3);

    @Option(
            names = "--every",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "How long a stretch is, and the time in which is found out what it takes.")
    private Duration every = Duration.ofMinutes(1);

    @Option(
            names = "--flap",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "After this time another quarter of the providers takes nothing; 0s: all take all.")
    private Duration flap = Duration.ofSeconds(20);

    @Option(
            names = "--drain",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "How long what is still owed may take at the end.")
    private Duration drain = Duration.ofMinutes(5);

    @Mixin
    private final StageOptions stage = new StageOptions();

    public SoakCommand(PrintWriter out, Clock clock, Sleep sleep) {
        this.out = out;
        this.clock = clock;
        this.sleep = sleep;
    }

    @Override
    public Integer call() throws Exception {
        if (share < 1 || share > PERCENT) {
            throw new IllegalArgumentException("--share must be 1 to 100 percent");
        }
        if (rate != null && !(rate > 0)) {
            throw new IllegalArgumentException("--rate must be more than 0 referrals a second");
        }
        if (every.isZero() || time.compareTo(every) < 0) {
            throw new IllegalArgumentException("--every must be longer than 0s, and not longer than --for");
        }
        Examples examples = Examples.of(stage.project());
        Path folder = stage.folder();
        out.printf("data and logs in %s%n", folder);
        Setting setting = new Setting(stage.project(), folder, examples, stage.jvm(), stage.seed(clock));
        Contender gateway = Contender.gateway(setting, stage.gateway(), stage.gatewayJvm(), clock);
        try (AtExit end = new AtExit("soak ends", gateway::close)) {
            SoakRun run = new SoakRun(gateway, out, new Watch(clock, sleep));
            double most = run.most(stage.connections(), warmUp, every);
            double heap = run.liveHeap();
            List<Moment> moments = run.soak(asked(most), time, every, flap, drain);
            return verdict(moments, Growth.of(heap, moments, run.liveHeap()), run.owed());
        }
    }

    private double asked(double most) {
        return rate == null ? most * share / PERCENT : rate;
    }

    private int verdict(List<Moment> moments, List<Growth> growths, long owed) {
        List<String> faults = new ArrayList<>();
        growths.forEach(growth -> {
            out.println(growth);
            if (growth.tooMuch()) {
                faults.add(growth.toString());
            }
        });
        int wrong = moments.stream()
                .flatMap(moment -> moment.window().unexpected().values().stream())
                .mapToInt(Integer::intValue)
                .sum();
        if (wrong > 0) {
            faults.add("%d answers were wrong".formatted(wrong));
        }
        if (owed > 0) {
            faults.add("%d messages are still owed".formatted(owed));
        }
        out.println(faults.isEmpty() ? "holds" : String.format(Locale.ROOT, "FAILS: %s", String.join("; ", faults)));
        return faults.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
