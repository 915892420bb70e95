package org.fitforwork.gateway.edge;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.regex.Pattern;

/** Tells a database that is not there, or has no room, from a fault: the same request succeeds when it is back. */
final class DatabaseGone {
    /** PostgreSQL, appendix A: connection exceptions, insufficient resources, shut down or starting up, unreadable disk. */
    private static final Pattern STATES = Pattern.compile("08...|53...|57P0[1-5]|58030");

    /** What the pool says when a connection broke earlier in the same transaction. */
    private static final String CLOSED = "Connection is closed";

    private DatabaseGone() {}

    static boolean is(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLTransientConnectionException
                    || t instanceof SQLNonTransientConnectionException
                    || (t instanceof SQLException sql && tells(sql))) {
                return true;
            }
        }
        return false;
    }

    private static boolean tells(SQLException sql) {
        return CLOSED.equals(sql.getMessage())
                || (sql.getSQLState() != null
                        && STATES.matcher(sql.getSQLState()).matches());
    }
}
