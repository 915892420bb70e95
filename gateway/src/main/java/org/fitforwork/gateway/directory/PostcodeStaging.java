package org.fitforwork.gateway.directory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * Where imported postcodes lie until all are there: each chunk is committed together with how far it reaches, and at
 * the end the whole takes the place of the postcodes served, in one step. One import at a time.
 */
final class PostcodeStaging implements AutoCloseable {
    private static final String COPY = "copy referral.postcode_staging (postcode, area, terminated) from stdin";
    private static final int BUFFER = 1 << 16;
    private static final String DUPLICATE = "23505";

    /** Any number that nothing else locks. */
    private static final long LOCK = 0x706f7374636f6465L;

    private final Connection connection;
    private @Nullable PGCopyOutputStream copy;

    private PostcodeStaging(Connection connection) {
        this.connection = connection;
    }

    /**
     * How far an import has got.
     *
     * @param rows of the file
     * @param taken those of them that are postcodes of a known area
     * @param withoutArea those of them whose GSS code is not known
     */
    record Position(long rows, long taken, long withoutArea) {
        static final Position START = new Position(0, 0, 0);
    }

    static PostcodeStaging open(DataSource database) throws SQLException {
        Connection connection = database.getConnection();
        try {
            PostcodeStaging staging = new PostcodeStaging(connection);
            staging.lock();
            connection.setAutoCommit(false);
            return staging;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private void lock() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_try_advisory_lock(%d)".formatted(LOCK))) {
            if (!row.next() || !row.getBoolean(1)) {
                throw new IllegalStateException("another import of postcodes is running on this database");
            }
        }
    }

    /** Where an earlier run with the same file ended; the start, with nothing staged, if there was none. */
    Position resume(String fingerprint) throws SQLException, IOException {
        try (PreparedStatement query = connection.prepareStatement(
                "select rows, taken, without_area from referral.postcode_import where fingerprint = ?")) {
            query.setString(1, fingerprint);
            try (ResultSet row = query.executeQuery()) {
                if (row.next()) {
                    return new Position(row.getLong(1), row.getLong(2), row.getLong(3));
                }
            }
        }
        forget();
        return Position.START;
    }

    void add(Postcode postcode, String area, @Nullable LocalDate terminated) throws SQLException, IOException {
        if (copy == null) {
            copy = new PGCopyOutputStream(connection.unwrap(PGConnection.class), COPY, BUFFER);
        }
        // Neither holds anything that COPY would take for its own: both are capital letters and digits.
        String row = postcode.compact() + '\t' + area + '\t' + (terminated == null ? "\\N" : terminated) + '\n';
        copy.write(row.getBytes(StandardCharsets.US_ASCII));
    }

    /** All that was added since the last time is kept, and how far it reaches. */
    void commit(String fingerprint, Position position) throws SQLException, IOException {
        endCopy();
        try (PreparedStatement upsert = connection.prepareStatement(
                """
                insert into referral.postcode_import (fingerprint, rows, taken, without_area) values (?, ?, ?, ?)
                on conflict (fingerprint) do update
                   set rows = excluded.rows, taken = excluded.taken, without_area = excluded.without_area""")) {
            int parameter = 0;
            upsert.setString(++parameter, fingerprint);
            upsert.setLong(++parameter, position.rows());
            upsert.setLong(++parameter, position.taken());
            upsert.setLong(++parameter, position.withoutArea());
            upsert.executeUpdate();
        }
        connection.commit();
    }

    /** A file that turned out to be faulty is not gone on with: mended, it is another one. */
    void forget() throws SQLException, IOException {
        endCopy();
        connection.rollback();
        run("truncate referral.postcode_staging, referral.postcode_import");
        connection.commit();
    }

    /**
     * What is staged becomes what is served. The index is built first, beside the postcodes served; readers wait for the
     * renaming only.
     *
     * @throws IllegalArgumentException if a postcode is there twice
     */
    void swap() throws SQLException {
        try {
            run("alter table referral.postcode_staging add primary key (postcode)");
        } catch (SQLException e) {
            connection.rollback();
            if (DUPLICATE.equals(e.getSQLState())) {
                throw twice(e);
            }
            throw e;
        }
        run("analyze referral.postcode_staging");
        run("set local lock_timeout = '60s'");
        run("drop table referral.postcode");
        run("alter table referral.postcode_staging rename to postcode");
        run("alter index referral.postcode_staging_pkey rename to postcode_pkey");
        run("create table referral.postcode_staging (like referral.postcode)");
        run("truncate referral.postcode_import");
        connection.commit();
    }

    /** Ends the session's lock; what was not committed is as if it had never been added. */
    @Override
    public void close() throws SQLException, IOException {
        try {
            endCopy();
        } finally {
            try (Connection closing = connection) {
                closing.rollback();
                closing.setAutoCommit(true);
                run("select pg_advisory_unlock(%d)".formatted(LOCK));
            }
        }
    }

    private void endCopy() throws IOException {
        if (copy != null) {
            copy.close();
            copy = null;
        }
    }

    private IllegalArgumentException twice(SQLException cause) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select postcode from referral.postcode_staging group by postcode having count(*) > 1 limit 1")) {
            return new IllegalArgumentException(
                    "postcode %s is in the file twice".formatted(row.next() ? row.getString(1) : "of a row"), cause);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
