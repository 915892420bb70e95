package org.fitforwork.gateway.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.fitforwork.referral.proof.Line;
import org.fitforwork.referral.proof.Outcome;
import org.fitforwork.referral.proof.Span;

/**
 * The reviewed routing table: what is meant to be sent where. {@code check --accept} writes it, people read what
 * changed in it, and every later {@code check} holds the configuration to it.
 */
public final class RoutingFile {
    static final String NAME = "routing.csv";
    private static final String[] HEADER = {
        "people", "source", "asked", "practices", "places", "from", "to", "programme", "providers"
    };

    private RoutingFile() {}

    /** @throws InvalidConfiguration naming the first line that cannot be read; nothing where there is no file */
    public static List<Line> read(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        try (CSVParser rows = CSVParser.parse(Files.readString(file), format().build())) {
            for (CSVRecord row : rows) {
                lines.addAll(lines(row, rows.getCurrentLineNumber()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    private static List<Line> lines(CSVRecord row, long number) {
        try {
            if (!row.isConsistent()) {
                throw new IllegalArgumentException(
                        "%d columns where %s is expected".formatted(row.size(), String.join(",", HEADER)));
            }
            String to = row.get("to");
            Span span = new Span(LocalDate.parse(row.get("from")), to.isEmpty() ? null : LocalDate.parse(to));
            Outcome outcome = new Outcome.Sent(
                    row.get("programme"), List.of(row.get("providers").split(" ")));
            return Stream.of(row.get("places").split(" "))
                    .map(place -> new Line(
                            row.get("people"),
                            row.get("source"),
                            row.get("asked"),
                            row.get("practices"),
                            place,
                            place,
                            span,
                            outcome))
                    .toList();
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new InvalidConfiguration(List.of(new Fault(NAME, (int) number, 1, String.valueOf(e.getMessage()))));
        }
    }

    /** Writes what is sent somewhere; places with the same fate share a row. */
    public static void write(Path folder, Collection<Line> lines) throws IOException {
        Map<List<String>, TreeSet<String>> places =
                new TreeMap<>((one, other) -> String.join("\0", one).compareTo(String.join("\0", other)));
        lines.stream().filter(line -> line.outcome() instanceof Outcome.Sent).forEach(line -> places.computeIfAbsent(
                        row(line), row -> new TreeSet<>())
                .add(line.place()));
        try (var printer =
                format().setSkipHeaderRecord(false).build().print(Files.newBufferedWriter(folder.resolve(NAME)))) {
            for (var row : places.entrySet()) {
                List<String> cells = new ArrayList<>(row.getKey());
                cells.add(4, String.join(" ", row.getValue()));
                printer.printRecord(cells);
            }
        }
    }

    private static List<String> row(Line line) {
        Outcome.Sent sent = (Outcome.Sent) line.outcome();
        LocalDate to = line.span().to();
        return Stream.of(
                        line.person(),
                        line.source(),
                        line.asked(),
                        line.practices(),
                        line.span().from().toString(),
                        to == null ? "" : to.toString(),
                        sent.programme(),
                        String.join(" ", sent.providers()))
                .collect(Collectors.toList());
    }

    private static CSVFormat.Builder format() {
        return CSVFormat.DEFAULT
                .builder()
                .setHeader(HEADER)
                .setSkipHeaderRecord(true)
                .setRecordSeparator('\n');
    }
}
