package org.fitforwork.gateway.directory;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.fitforwork.gateway.directory.PracticeFile.Skip;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the national file of GP practices into the directory. Files over time add up: each row is kept with the date
 * its file speaks of, and {@link PracticeHistory} reads them together, so the order of imports does not matter. All of a
 * file is taken, or nothing.
 */
@Component
public class PracticeImport {
    private static final int BATCH = 1000;
    private static final String UPSERT =
            """
            insert into referral.practice
                   (code, commissioner, joined, as_of, "left", name, postcode, opened, closed, status)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (code, commissioner, joined, as_of) do update
               set "left" = excluded."left", name = excluded.name, postcode = excluded.postcode,
                   opened = excluded.opened, closed = excluded.closed, status = excluded.status""";

    private final JdbcTemplate database;
    private final TransactionTemplate transaction;

    PracticeImport(JdbcTemplate database, TransactionTemplate transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /** What became of a file's rows. */
    public static final class Result {
        private final Map<Skip, Integer> skipped = new EnumMap<>(Skip.class);
        private int taken;

        /** Rows of GP practices. */
        public int taken() {
            return taken;
        }

        /** Rows that are no practice's. */
        public int skipped() {
            return skipped.values().stream().mapToInt(Integer::intValue).sum();
        }

        private int rows() {
            return taken + skipped();
        }

        @Override
        public String toString() {
            return "%,d practices taken; %,d rows skipped%s"
                    .formatted(
                            taken,
                            skipped(),
                            skipped.entrySet().stream()
                                    .map(kind -> "%,d %s"
                                            .formatted(
                                                    kind.getValue(),
                                                    kind.getKey().words()))
                                    .collect(Collectors.joining(", ", skipped.isEmpty() ? "" : ": ", "")));
        }
    }

    /**
     * @param asOf the date that the file speaks of
     * @param progress told the number of rows read so far, now and then
     * @throws IllegalArgumentException naming the line that is not of this format
     */
    public Result load(Path file, LocalDate asOf, IntConsumer progress) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Batches batches = new Batches(progress);
            new PracticeFile(file, asOf).read(batches);
            batches.write();
            return batches.result;
        }));
    }

    private final class Batches implements PracticeFile.Reader {
        private final Result result = new Result();
        private final List<Object[]> batch = new ArrayList<>();
        private final IntConsumer progress;

        private Batches(IntConsumer progress) {
            this.progress = progress;
        }

        @Override
        public void taken(PracticeRow row) {
            result.taken++;
            batch.add(new Object[] {
                row.code(),
                row.commissioner(),
                row.joined(),
                row.asOf(),
                row.left(),
                row.name(),
                row.postcode(),
                row.opened(),
                row.closed(),
                row.status().letter()
            });
            if (batch.size() == BATCH) {
                write();
            }
        }

        @Override
        public void skipped(Skip reason) {
            result.skipped.merge(reason, 1, Integer::sum);
        }

        private void write() {
            database.batchUpdate(UPSERT, batch);
            batch.clear();
            progress.accept(result.rows());
        }
    }
}
