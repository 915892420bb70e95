package org.fitforwork.gateway.directory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the national file of GP practices ({@code epraccur}: 27 columns, no heading, plain or gzipped) into the
 * directory. Several files over time add up: a practice keeps one row a commissioner, so its history is kept. All of a
 * file is taken, or nothing.
 */
@Component
public class PracticeImport {
    private static final int COLUMNS = 27;
    private static final int CODE = 0;
    private static final int NAME = 1;
    private static final int POSTCODE = 9;
    private static final int OPENED = 10;
    private static final int CLOSED = 11;
    private static final int STATUS = 12;
    private static final int COMMISSIONER = 14;
    private static final int JOINED = 15;
    private static final int SETTING = 25;
    private static final String GP_PRACTICE = "4";
    private static final int BATCH = 1000;
    private static final String LONG_AGO = "19480705";
    private static final String UPSERT =
            """
            insert into referral.practice (code, commissioner, joined, name, postcode, opened, closed, status)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (code, commissioner, joined) do update
               set name = excluded.name, postcode = excluded.postcode, opened = excluded.opened,
                   closed = excluded.closed, status = excluded.status""";

    private final JdbcTemplate database;
    private final TransactionTemplate transaction;

    PracticeImport(JdbcTemplate database, TransactionTemplate transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /**
     * What became of a file's rows.
     *
     * @param taken rows of GP practices, taken
     * @param skipped rows of other settings, or without a commissioner
     */
    public record Result(int taken, int skipped) {}

    /**
     * @param progress told the number of rows read so far, now and then
     * @throws IllegalArgumentException naming the line that is not of this format
     */
    public Result load(Path file, IntConsumer progress) throws IOException {
        Result result = transaction.execute(status -> {
            try (BufferedReader reader = reader(file);
                    CSVParser rows = CSVFormat.DEFAULT.parse(reader)) {
                return load(rows, progress);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return result == null ? new Result(0, 0) : result;
    }

    private Result load(CSVParser rows, IntConsumer progress) {
        List<Object[]> batch = new ArrayList<>();
        int taken = 0;
        int skipped = 0;
        for (CSVRecord row : rows) {
            Object[] practice = practice(row);
            if (practice == null) {
                skipped++;
            } else {
                batch.add(practice);
                taken++;
            }
            if (batch.size() == BATCH) {
                database.batchUpdate(UPSERT, batch);
                batch.clear();
                progress.accept(taken + skipped);
            }
        }
        database.batchUpdate(UPSERT, batch);
        progress.accept(taken + skipped);
        return new Result(taken, skipped);
    }

    private static Object @Nullable [] practice(CSVRecord row) {
        if (row.size() != COLUMNS) {
            throw new IllegalArgumentException("line %d has %d columns, not the %d of epraccur"
                    .formatted(row.getRecordNumber(), row.size(), COLUMNS));
        }
        String commissioner = row.get(COMMISSIONER);
        if (!row.get(SETTING).equals(GP_PRACTICE) || commissioner.isBlank() || commissioner.startsWith("Z")) {
            return null;
        }
        LocalDate joined = date(row, JOINED);
        return new Object[] {
            row.get(CODE),
            commissioner,
            joined == null ? LocalDate.parse(LONG_AGO, DateTimeFormatter.BASIC_ISO_DATE) : joined,
            row.get(NAME),
            row.get(POSTCODE),
            date(row, OPENED),
            date(row, CLOSED),
            row.get(STATUS)
        };
    }

    private static @Nullable LocalDate date(CSVRecord row, int column) {
        String text = row.get(column);
        try {
            return text.isBlank() ? null : LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "line %d, column %d is not a date such as 20170401".formatted(row.getRecordNumber(), column + 1),
                    e);
        }
    }

    private static BufferedReader reader(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        return new BufferedReader(new InputStreamReader(
                file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8));
    }
}
