package org.fitforwork.simulator.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresServerTest {
    private final PostgresServer server;

    PostgresServerTest(@TempDir Path folder) throws IOException {
        server = new PostgresServer(
                folder.resolve("data"), folder.resolve("log"), Ports.free(1).get(0));
        server.start();
    }

    @AfterEach
    void end() {
        server.end();
    }

    @Test
    void what_was_committed_is_there_after_a_kill_and_what_was_not_is_gone() throws Exception {
        execute("create table kept (id int)");
        execute("insert into kept values (1)");
        try (Connection open = connect();
                Statement statement = open.createStatement()) {
            open.setAutoCommit(false);
            statement.execute("insert into kept values (2)");
            server.kill();
            assertThat(server.isAlive()).isFalse();
            assertThatThrownBy(open::commit).isInstanceOf(SQLException.class);
        }
        server.start();
        assertThat(server.isAlive()).isTrue();
        assertThat(execute("select count(*) from kept")).isOne();
    }

    @Test
    void a_server_that_was_stopped_starts_again_and_one_that_was_ended_does_not() throws Exception {
        server.stop();
        assertThat(server.isAlive()).isFalse();
        server.start();
        assertThat(execute("select 7")).isEqualTo(7);
        server.end();
        assertThat(server.isAlive()).isFalse();
        assertThatThrownBy(server::start).isInstanceOf(IllegalStateException.class);
    }

    private int execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return statement.getUpdateCount();
            }
            ResultSet row = statement.getResultSet();
            row.next();
            return row.getInt(1);
        }
    }

    private Connection connect() throws SQLException {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(server.url());
        database.setUser("postgres");
        return database.getConnection();
    }
}
