package org.fitforwork.gateway.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A file in the layout of {@code epraccur}, the national file of GP practices: 27 columns, no heading, plain or gzipped.
 * Numbers of columns in messages count from 1, as the published description does.
 */
final class PracticeFile {
    private static final int COLUMNS = 27;
    private static final int CODE = 0;
    private static final int NAME = 1;
    private static final int POSTCODE = 9;
    private static final int OPENED = 10;
    private static final int CLOSED = 11;
    private static final int STATUS = 12;
    private static final int COMMISSIONER = 14;
    private static final int JOINED = 15;
    private static final int LEFT = 16;
    private static final int SETTING = 25;
    private static final String GP_PRACTICE = "4";
    private static final String PROPOSED = "P";
    private static final String REPORTING = "Z";
    private static final Pattern CODES = Pattern.compile("[A-Z0-9]{3,8}");

    /** A commissioner without a date has been the practice's ever since there is a health service. */
    private static final LocalDate LONG_AGO = LocalDate.of(1948, 7, 5);

    private final Path file;
    private final LocalDate asOf;

    PracticeFile(Path file, LocalDate asOf) {
        this.file = file;
        this.asOf = asOf;
    }

    /** Why a row is not taken. */
    enum Skip {
        OTHER_SETTING("other settings than GP practice"),
        PROPOSED("proposed practices"),
        REPORTING_ENTITY("reporting entities (Z…)"),
        NO_COMMISSIONER("without commissioner");

        private final String words;

        Skip(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** Is told of each row in turn. */
    interface Reader {
        void taken(PracticeRow row);

        void skipped(Skip reason);
    }

    /** @throws IllegalArgumentException naming file and line of a row that is not of this layout */
    void read(Reader reader) {
        try (DataFile open = DataFile.open(file);
                CSVParser rows = CSVFormat.DEFAULT.parse(open.reader())) {
            for (CSVRecord row : rows) {
                long line = rows.getCurrentLineNumber();
                try {
                    read(row, reader);
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("%s:%d: %s".formatted(file, line, e.getMessage()), e);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(CSVRecord row, Reader reader) {
        if (row.size() != COLUMNS) {
            throw new IllegalArgumentException("%d columns, not the %d of epraccur".formatted(row.size(), COLUMNS));
        }
        skip(row).ifPresentOrElse(reader::skipped, () -> reader.taken(practice(row)));
    }

    private static Optional<Skip> skip(CSVRecord row) {
        if (!row.get(SETTING).equals(GP_PRACTICE)) {
            return Optional.of(Skip.OTHER_SETTING);
        }
        if (row.get(STATUS).equals(PROPOSED)) {
            return Optional.of(Skip.PROPOSED);
        }
        if (row.get(CODE).startsWith(REPORTING) || row.get(COMMISSIONER).startsWith(REPORTING)) {
            return Optional.of(Skip.REPORTING_ENTITY);
        }
        return row.get(COMMISSIONER).isBlank() ? Optional.of(Skip.NO_COMMISSIONER) : Optional.empty();
    }

    private PracticeRow practice(CSVRecord row) {
        LocalDate joined = date(row, JOINED);
        LocalDate left = date(row, LEFT);
        if (joined != null && left != null && left.isBefore(joined)) {
            throw new IllegalArgumentException(
                    "the commissioner was left (column 17) before it was joined (column 16)");
        }
        return new PracticeRow(
                code(row, CODE),
                code(row, COMMISSIONER),
                joined == null ? LONG_AGO : joined,
                left,
                row.get(NAME),
                row.get(POSTCODE).trim().toUpperCase(Locale.ROOT),
                date(row, OPENED),
                date(row, CLOSED),
                PracticeRow.Status.of(row.get(STATUS)),
                asOf);
    }

    private static String code(CSVRecord row, int column) {
        String code = row.get(column).trim();
        if (!CODES.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "column %d is not a code of capital letters and digits".formatted(column + 1));
        }
        return code;
    }

    private static @Nullable LocalDate date(CSVRecord row, int column) {
        String text = row.get(column);
        try {
            return text.isBlank() ? null : LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("column %d is not a date such as 20170401".formatted(column + 1), e);
        }
    }
}
