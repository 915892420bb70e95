package org.fitforwork.simulator.count;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The counted table of a fault run, as Markdown or, in a file that ends in .json, as JSON. */
public final class Report {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double MILLIS = 1000.0;

    private Report() {}

    public static String header() {
        return """
                | scenario | injected | sent | acknowledged | sent again | stored | Tasks too many | delivered once | lost | twice | owed | dead | longest delay | took | result |
                |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|""";
    }

    public static String row(Result result) {
        Counts counts = result.counts();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d | %.1f s | %d s | %s |",
                result.scenario(),
                result.injected(),
                counts.sent(),
                counts.acknowledged(),
                counts.resent(),
                counts.stored(),
                counts.surplusTasks(),
                counts.delivered(),
                counts.lost(),
                counts.twice(),
                counts.owed(),
                counts.dead(),
                counts.longestDelay().toMillis() / MILLIS,
                result.took().toSeconds(),
                result.holds() ? "holds" : "FAILS: " + String.join("; ", result.faults()));
    }

    public static void write(Path file, List<Result> results) throws IOException {
        Files.writeString(file, file.toString().endsWith(".json") ? json(results) : markdown(results));
    }

    private static String markdown(List<Result> results) {
        return results.stream()
                .map(Report::row)
                .collect(Collectors.joining(
                        System.lineSeparator(), header() + System.lineSeparator(), System.lineSeparator()));
    }

    static String json(List<Result> results) {
        ArrayNode list = JSON.createArrayNode();
        for (Result result : results) {
            Counts counts = result.counts();
            ObjectNode one = list.addObject()
                    .put("scenario", result.scenario())
                    .put("injected", result.injected())
                    .put("holds", result.holds())
                    .put("seed", result.seed())
                    .put("sent", counts.sent())
                    .put("acknowledged", counts.acknowledged())
                    .put("sentAgain", counts.resent())
                    .put("stored", counts.stored())
                    .put("unstored", counts.unstored())
                    .put("unacknowledged", counts.unacknowledged())
                    .put("deliveredOnce", counts.delivered())
                    .put("lost", counts.lost())
                    .put("twice", counts.twice())
                    .put("surplusTasks", counts.surplusTasks())
                    .put("owed", counts.owed())
                    .put("dead", counts.dead())
                    .put("longestDelayMs", counts.longestDelay().toMillis())
                    .put("tookMs", result.took().toMillis());
            result.faults().forEach(one.putArray("faults")::add);
        }
        return list.toPrettyString();
    }
}
