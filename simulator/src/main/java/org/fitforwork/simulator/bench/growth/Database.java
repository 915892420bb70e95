package org.fitforwork.simulator.bench.growth;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The gateway's database, past the gateway, on one connection of a superuser. */
final class Database implements AutoCloseable {
    private final Connection connection;

    Database(String url) throws SQLException {
        this.connection = DriverManager.getConnection(url, "postgres", "");
    }

    /** How a row is read. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    void run(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    long number(String query) throws SQLException {
        return rows(query, row -> row.getLong(1)).get(0);
    }

    List<String> texts(String query) throws SQLException {
        return rows(query, row -> row.getString(1));
    }

    <T> List<T> rows(String query, Row<T> read) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<T> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(read.read(row));
            }
            return rows;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
