package org.fitforwork.simulator.bench.result;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.fitforwork.simulator.bench.server.Machine;

/** Writes a result for people. */
public final class Markdown {
    private static final long GIGA = 1024L * 1024 * 1024;
    /** From here on a tenth is not worth reading. */
    private static final double EXACT = 100;

    private Markdown() {}

    public static String of(BenchResult result) {
        return String.join(
                System.lineSeparator(),
                result.other().name().equals("stock")
                        ? "# Gateway and stock HAPI server, side by side"
                        : "# Two gateways, side by side",
                "",
                "%s, `simulator bench`, with %s."
                        .formatted(
                                result.at(),
                                result.options().entrySet().stream()
                                        .map(option -> "%s %s".formatted(option.getKey(), option.getValue()))
                                        .collect(Collectors.joining(", "))),
                "",
                machine(result.machine(), result.postgres()),
                "",
                "Medians of the windows below. Rates and processor time are those under all the load that each server"
                        + " takes, times those under half of it at a fixed rate, counted from when a referral was due.",
                "",
                table(result),
                "",
                "## Every window",
                "",
                "Errors are answers that ought to have been others, by kind and HTTP status (0: no answer). Times in ms."
                        + " The machine: for how long it sorted the same texts just before, and for how long at most the sender"
                        + " stood still meanwhile.",
                "",
                "| server | asked/s | answered/s | stored/s | accepted p50 / p99 / p99.9 | delivered p50 / p99 / p99.9 |"
                        + " calls | errors | undelivered | drained s | CPU ms server + PostgreSQL | machine |",
                "|---|---|---|---|---|---|---|---|---|---|---|---|",
                windows(result.other(), result.other().most()),
                windows(result.gateway(), result.gateway().most()),
                windows(result.other(), result.other().half()),
                windows(result.gateway(), result.gateway().half()),
                "");
    }

    private static String machine(Machine machine, String postgres) {
        return format(
                "Machine: %s, %d cores, %.0f GB; %s; %s; %s; load average before the run %.2f.",
                machine.processor(),
                machine.cores(),
                (double) machine.memory() / GIGA,
                machine.system(),
                machine.java(),
                postgres,
                machine.load());
    }

    /** What is printed at the end of a run, too. */
    public static String table(BenchResult result) {
        Map<Measure, Double> ratios = result.ratios();
        return Measure.all().stream()
                .map(measure -> {
                    Double ratio = ratios.get(measure);
                    return format(
                            "| %s | %s | %s | %s |",
                            measure.title(),
                            number(measure.of(result.other())),
                            number(measure.of(result.gateway())),
                            ratio == null ? "" : format(ratio < 0.1 ? "%.4f" : "%.2f", ratio));
                })
                .collect(Collectors.joining(
                        System.lineSeparator(),
                        "| | %1$s | gateway | gateway / %1$s |%n|---|---|---|---|%n"
                                .formatted(result.other().name()),
                        ""));
    }

    private static String windows(ServerResult server, List<Window> windows) {
        return windows.stream().map(window -> row(server, window)).collect(Collectors.joining(System.lineSeparator()));
    }

    private static String row(ServerResult server, Window window) {
        return format(
                "| %s | %s | %.1f | %.1f | %s | %s | %s | %s | %d | %.1f | %.1f + %.1f | %.0f, %.0f |",
                server.name(),
                window.offered() == 0 ? "all it takes" : format("%.1f", window.offered()),
                window.answeredPerSecond(),
                window.storedPerSecond(),
                latency(window.accept()),
                latency(window.deliver()),
                counts(window.calls()),
                window.unexpected().isEmpty() ? "none" : counts(window.unexpected()),
                window.undelivered(),
                window.drainSeconds(),
                window.serverCpuMs(),
                window.postgresCpuMs(),
                window.fixedWorkMs(),
                window.stoodStillMs());
    }

    private static String counts(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getKey().toLowerCase(Locale.ROOT) + " " + count.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String latency(Latency latency) {
        return latency.count() == 0
                ? "none"
                : "%s / %s / %s".formatted(number(latency.p50()), number(latency.p99()), number(latency.p999()));
    }

    private static String number(double value) {
        return format(value < EXACT ? "%.1f" : "%.0f", value);
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
