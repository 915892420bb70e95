package org.fitforwork.gateway.database;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/**
 * The way to the database for migrations, which take as long as they take. Requests go by connections whose sockets have
 * a time limit, since a server that vanished without a word would hold them for a quarter of an hour.
 */
final class Unhurried implements FlywayConnectionDetails {
    private static final String DISCREET = "logServerErrorDetail=false";
    /** Two that the migrator needs, and one that holds other replicas off. */
    private static final int CONNECTIONS = 3;

    private final JdbcConnectionDetails database;

    Unhurried(JdbcConnectionDetails database) {
        this.database = database;
    }

    /** To be closed when the migration is done. */
    HikariDataSource connections() {
        HikariDataSource connections = new HikariDataSource();
        connections.setPoolName("migrations");
        connections.setJdbcUrl(getJdbcUrl());
        connections.setUsername(getUsername());
        connections.setPassword(getPassword());
        connections.setMaximumPoolSize(CONNECTIONS);
        return connections;
    }

    @Override
    public String getJdbcUrl() {
        String url = database.getJdbcUrl();
        return url + (url.contains("?") ? "&" : "?") + DISCREET;
    }

    @Override
    public String getUsername() {
        return database.getUsername();
    }

    @Override
    public String getPassword() {
        return database.getPassword();
    }
}
