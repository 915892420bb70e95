package org.fitforwork.gateway.reconciliation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * Lets one replica at a time do something. The lock is the database's and ends with the connection that has it, so one
 * that dies leaves none behind.
 */
@Component
class OneReplica {
    /** Any number that nothing else locks. */
    private static final long SWEEP = 0x7265636F6E63696CL;

    private final DataSource connections;

    OneReplica(DataSource connections) {
        this.connections = connections;
    }

    /** False if another replica is at it; then nothing was done. */
    boolean does(Runnable work) {
        // Not bound to the thread: what is done has transactions of its own.
        try (Connection connection = connections.getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (!locked(connection)) {
                    return false;
                }
                work.run();
                return true;
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the sweep's lock cannot be had", e);
        }
    }

    private static boolean locked(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            lock.setLong(1, SWEEP);
            try (ResultSet result = lock.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }
}
