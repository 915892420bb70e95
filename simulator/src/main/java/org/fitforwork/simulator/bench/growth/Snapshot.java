package org.fitforwork.simulator.bench.growth;

import java.sql.SQLException;

/**
 * A database as it was. What one measurement sends is not there at the next, where as many more open referrals would be taken
 * for what a larger database costs.
 */
final class Snapshot {
    /** Whoever copies or drops a database is connected to another. */
    private static final String OTHER = "template1";

    private static final String KEPT = "kept";

    private final String server;
    private final String name;

    private Snapshot(String server, String name) {
        this.server = server;
        this.name = name;
    }

    /** @param url of a database that nobody is connected to */
    static Snapshot of(String url) throws SQLException {
        int name = url.lastIndexOf('/') + 1;
        Snapshot snapshot = new Snapshot(url.substring(0, name), url.substring(name));
        snapshot.run("create database %s template %s strategy file_copy".formatted(KEPT, snapshot.name));
        return snapshot;
    }

    /** The database is this one again. Connections to it are closed. */
    void restore() throws SQLException {
        run("drop database %s with (force)".formatted(name), "alter database %s rename to %s".formatted(KEPT, name));
    }

    private void run(String... statements) throws SQLException {
        try (Database other = new Database(server + OTHER)) {
            other.run(statements);
        }
    }
}
