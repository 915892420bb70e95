package org.fitforwork.gateway.verification;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.fitforwork.gateway.chain.Checkpoint;
import org.fitforwork.gateway.chain.CheckpointVerifier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Verifies the whole ledger as it was at one moment, on one connection that writes nothing. The rows stream by: in memory
 * are one row and the checkpoints, some 300 bytes each.
 */
public final class LedgerVerification {
    private final DataSource database;
    private final CheckpointVerifier verifier;

    public LedgerVerification(DataSource database, CheckpointVerifier verifier) {
        this.database = database;
        this.verifier = verifier;
    }

    /**
     * @param expected number:link of a checkpoint that must be there, as the log told it; null if none is known
     * @param progress told how many events were read
     */
    public Report verify(@Nullable String expected, LongConsumer progress) throws SQLException, IOException {
        try (Connection connection = database.getConnection()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (Statement statement = connection.createStatement()) {
                // For the sorting, in the database's own process. A socket's time limit is the caller's to choose.
                statement.execute("set local work_mem = '64MB'");
            }
            try {
                return verify(connection, expected, progress);
            } finally {
                connection.rollback();
            }
        }
    }

    private Report verify(Connection connection, @Nullable String expected, LongConsumer progress)
            throws SQLException, IOException {
        Faults faults = new Faults();
        PGConnection copying = connection.unwrap(PGConnection.class);
        Chains chains = new Chains(faults);
        chains.follow(copying, progress);
        Seals seals = new Seals(verifier, faults);
        List<Checkpoint> checkpoints =
                seals.read(JdbcClient.create(new SingleConnectionDataSource(connection, true)), expected);
        Ranges ranges = new Ranges(checkpoints, faults);
        ranges.hold(copying);
        return new Report(
                chains.events(),
                chains.referrals(),
                checkpoints.size(),
                ranges.sealed(),
                seals.newest(),
                faults.first(),
                faults.count());
    }
}
