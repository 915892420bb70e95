package org.fitforwork.gateway.directory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.fitforwork.gateway.directory.PostcodeDirectoryFile.Row;
import org.fitforwork.gateway.directory.PostcodeStaging.Position;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes the ONS postcode directory into the database: streamed, in chunks, so that a run that was stopped is gone on
 * with by the next one; and replaced as a whole, so that nobody ever reads half of a directory.
 */
@Component
public class PostcodeImport {
    private static final int CHUNK = 100_000;
    private static final int TOLD_EVERY = 10_000;
    private static final int HEAD = 1 << 20;
    private static final int EXAMPLES = 5;

    private final DataSource database;

    PostcodeImport(DataSource database) {
        this.database = database;
    }

    /**
     * What became of a file's rows.
     *
     * @param taken postcodes, those of the past included
     * @param withoutArea rows whose code is not in the second file, such as those of Scotland and Wales
     * @param codes a few of their codes
     */
    public record Result(long taken, long withoutArea, Set<String> codes) {}

    /** Is told how it goes. */
    public interface Watcher {
        /** An earlier run with the same file took {@code rows} rows. */
        void continuing(long rows);

        /** So many rows are read, so many of the file's bytes. */
        void reached(long rows, long bytes, long size);
    }

    /**
     * @param areas the second file, which joins the codes of the postcode directory to the areas' codes
     * @param areaColumn column of the area's code; unless given, the first of those known
     * @throws IllegalArgumentException naming file and line that is not of this format; nothing is replaced then
     */
    public Result load(Path file, Path areas, @Nullable String areaColumn, Watcher watcher)
            throws IOException, SQLException {
        AreaCodes codes = AreaCodes.read(areas);
        try (PostcodeDirectoryFile rows = PostcodeDirectoryFile.open(file, areaColumn);
                PostcodeStaging staging = PostcodeStaging.open(database)) {
            String fingerprint = fingerprint(file, areas, rows.areaColumnName());
            Set<String> unknown = new TreeSet<>();
            try {
                Position start = staging.resume(fingerprint);
                if (start.rows() > 0) {
                    watcher.continuing(start.rows());
                    rows.skip(start.rows());
                }
                Position end = stage(rows, start, codes, fingerprint, staging, watcher, unknown);
                if (end.taken() == 0) {
                    throw new IllegalArgumentException(
                            "%s: none of its codes in column %s is in %s; name another file, or another column with --area-column"
                                    .formatted(file, rows.areaColumnName(), areas));
                }
                staging.swap();
                return new Result(end.taken(), end.withoutArea(), unknown);
            } catch (IllegalArgumentException e) {
                staging.forget();
                throw e;
            }
        }
    }

    private static Position stage(
            PostcodeDirectoryFile rows,
            Position start,
            AreaCodes codes,
            String fingerprint,
            PostcodeStaging staging,
            Watcher watcher,
            Set<String> unknown)
            throws IOException, SQLException {
        long read = start.rows();
        long taken = start.taken();
        for (Row row = rows.next(); row != null; row = rows.next()) {
            read++;
            Optional<String> area = codes.area(row.gssCode());
            if (area.isPresent()) {
                taken++;
                staging.add(row.postcode(), area.get(), row.terminated());
            } else if (unknown.size() < EXAMPLES) {
                unknown.add(row.gssCode());
            }
            if (read % CHUNK == 0) {
                staging.commit(fingerprint, new Position(read, taken, read - taken));
            }
            if (read % TOLD_EVERY == 0) {
                watcher.reached(read, rows.bytesRead(), rows.size());
            }
        }
        Position end = new Position(read, taken, read - taken);
        staging.commit(fingerprint, end);
        watcher.reached(read, rows.size(), rows.size());
        return end;
    }

    /** What tells one import from another: the file by size and beginning, the column, and the second file. */
    private static String fingerprint(Path file, Path areas, String areaColumn) throws IOException {
        try (InputStream head = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(head.readNBytes(HEAD));
            digest.update(Files.readAllBytes(areas));
            digest.update((areaColumn + Files.size(file)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
