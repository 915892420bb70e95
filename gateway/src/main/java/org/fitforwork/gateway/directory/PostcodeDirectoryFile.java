package org.fitforwork.gateway.directory;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ONS postcode directory being read, a row at a time: CSV, plain or {@code .gz}, its columns found by the names in
 * its heading, because their order and number change with every edition.
 */
final class PostcodeDirectoryFile implements Closeable {
    private static final String POSTCODE = "pcds";
    private static final String TERMINATED = "doterm";
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");

    /** In this order: editions that name a sub-ICB location, those that name its forerunner, and the ICB at last. */
    private static final List<Pattern> AREAS = List.of(
            Pattern.compile("sicbl(\\d\\d)?(cd)?"),
            Pattern.compile("ccg(\\d\\d)?(cd)?"),
            Pattern.compile("icb(\\d\\d)?(cd)?"));

    private final Path file;
    private final DataFile open;
    private final BufferedReader lines;
    private final List<String> heading;
    private final int postcode;
    private final int terminated;
    private final int area;
    private long line = 1;

    private PostcodeDirectoryFile(Path file, DataFile open, BufferedReader lines, @Nullable String areaColumn)
            throws IOException {
        this.file = file;
        this.open = open;
        this.lines = lines;
        String first = lines.readLine();
        this.heading = CsvLine.heading(first == null ? "" : first);
        this.postcode = column(POSTCODE);
        this.terminated = column(TERMINATED);
        this.area = areaColumn == null ? areaColumn() : column(areaColumn);
    }

    /**
     * @param terminated last day; the directory knows the month
     */
    record Row(Postcode postcode, String gssCode, @Nullable LocalDate terminated) {}

    /** @param areaColumn which column holds the area's GSS code; unless given, the first of those known */
    static PostcodeDirectoryFile open(Path file, @Nullable String areaColumn) throws IOException {
        DataFile open = DataFile.open(file);
        try {
            return new PostcodeDirectoryFile(file, open, open.reader(), areaColumn);
        } catch (IllegalArgumentException | IOException e) {
            open.close();
            throw e;
        }
    }

    /** Passes over rows that were taken by an earlier run. */
    void skip(long rows) throws IOException {
        for (long row = 0; row < rows && lines.readLine() != null; row++) {
            line++;
        }
    }

    /** @return null at the end of the file */
    @Nullable
    Row next() throws IOException {
        String text = lines.readLine();
        if (text == null) {
            return null;
        }
        line++;
        List<String> fields = CsvLine.fields(text).orElseThrow(() -> fault("a quote is left open"));
        if (fields.size() != heading.size()) {
            throw fault("%d columns, not the %d of the heading".formatted(fields.size(), heading.size()));
        }
        Optional<Postcode> known = Postcode.of(fields.get(postcode));
        return new Row(
                known.orElseThrow(() -> fault("column pcds is not a full postcode such as M40 9ZZ")),
                fields.get(area),
                lastDay(fields.get(terminated)));
    }

    String areaColumnName() {
        return heading.get(area);
    }

    long bytesRead() {
        return open.read();
    }

    long size() {
        return open.size();
    }

    @Override
    public void close() throws IOException {
        open.close();
    }

    private @Nullable LocalDate lastDay(String month) {
        try {
            return month.isBlank() ? null : YearMonth.parse(month, MONTH).atEndOfMonth();
        } catch (DateTimeException e) {
            throw fault("column doterm is not a month such as 201706");
        }
    }

    private int column(String name) {
        int column = heading.indexOf(name.toLowerCase(Locale.ROOT));
        if (column < 0) {
            throw new IllegalArgumentException("%s:1: no column %s in the heading".formatted(file, name));
        }
        return column;
    }

    private int areaColumn() {
        return AREAS.stream()
                .flatMap(names ->
                        heading.stream().filter(names.asMatchPredicate()).limit(1))
                .findFirst()
                .map(heading::indexOf)
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s:1: no column sicbl, ccg or icb in the heading; name the area's column with --area-column"
                                .formatted(file)));
    }

    private IllegalArgumentException fault(String what) {
        return new IllegalArgumentException("%s:%d: %s".formatted(file, line, what));
    }
}
