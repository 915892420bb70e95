package org.fitforwork.gateway.directory;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.fitforwork.referral.intake.Directory;

/**
 * The practices and postcodes of a configuration itself: the fictional ones of the examples, and whatever a deployer
 * adds to the national files. They change with the configuration, so they are held in memory and never stored.
 */
public final class OwnDirectory implements Directory {
    private static final String HEADING = "postcode,area";

    /** A file of the configuration speaks of no date; all its rows speak of the same. */
    private static final LocalDate ANY_DATE = LocalDate.EPOCH;

    private final Map<String, PracticeHistory> practices;
    private final Map<String, String> postcodes;

    private OwnDirectory(Map<String, PracticeHistory> practices, Map<String, String> postcodes) {
        this.practices = practices;
        this.postcodes = postcodes;
    }

    /**
     * @param folder may hold {@code practices.csv} in the layout of epraccur, and {@code postcodes.csv}
     * @throws IllegalArgumentException naming file and line, and what is wrong there
     */
    static OwnDirectory read(Path folder) {
        try {
            return new OwnDirectory(
                    practices(folder.resolve("practices.csv")), postcodes(folder.resolve("postcodes.csv")));
        } catch (IOException e) {
            throw new IllegalArgumentException(folder + ":1: cannot be read", e);
        }
    }

    private static Map<String, PracticeHistory> practices(Path file) {
        List<PracticeRow> rows = new ArrayList<>();
        if (Files.exists(file)) {
            new PracticeFile(file, ANY_DATE).read(new PracticeFile.Reader() {
                @Override
                public void taken(PracticeRow row) {
                    rows.add(row);
                }

                @Override
                public void skipped(PracticeFile.Skip reason) {
                    throw new IllegalArgumentException(
                            "only GP practices with a commissioner belong here, not " + reason.words());
                }
            });
        }
        return rows.stream().collect(groupingBy(PracticeRow::code, collectingAndThen(toList(), PracticeHistory::new)));
    }

    private static Map<String, String> postcodes(Path file) throws IOException {
        Map<String, String> areas = new HashMap<>();
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of(HEADING);
        for (int line = 0; line < lines.size(); line++) {
            String text = lines.get(line).trim();
            String fault = line == 0 ? heading(text) : text.isEmpty() ? "" : add(text, areas);
            if (!fault.isEmpty()) {
                throw new IllegalArgumentException("%s:%d: %s".formatted(file, line + 1, fault));
            }
        }
        return areas;
    }

    private static String heading(String line) {
        return line.equals(HEADING) ? "" : "the first line must be " + HEADING;
    }

    private static String add(String line, Map<String, String> areas) {
        String[] fields = line.split(",", -1);
        Optional<Postcode> postcode = Postcode.of(fields[0]);
        if (fields.length != 2 || postcode.isEmpty() || !AreaCodes.isAreaCode(fields[1].trim())) {
            return "a line is a full postcode and an area's code, such as M40 9ZZ,14L";
        }
        return areas.put(postcode.get().compact(), fields[1].trim()) == null
                ? ""
                : "this postcode stands above already";
    }

    /** One of the configuration's own practices, as it was on some day. */
    public record Practice(String code, String area, String postcode) {}

    /** The first by its code that was open on {@code date} and that {@code fits}. */
    public Optional<Practice> practice(LocalDate date, Predicate<Practice> fits) {
        return practices.keySet().stream()
                .sorted()
                .flatMap(code ->
                        practice(code, date).map(site -> new Practice(code, site.area(), site.postcode())).stream())
                .filter(fits)
                .findFirst();
    }

    @Override
    public Optional<Site> practice(String odsCode, LocalDate date) {
        return Optional.ofNullable(practices.get(odsCode.toUpperCase(Locale.ROOT)))
                .flatMap(history -> history.on(date));
    }

    @Override
    public Optional<String> areaOfPostcode(String postcode, LocalDate date) {
        return Postcode.of(postcode).map(known -> postcodes.get(known.compact()));
    }
}
