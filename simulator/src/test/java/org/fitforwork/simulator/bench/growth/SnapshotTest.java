package org.fitforwork.simulator.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private static final String URL = "jdbc:postgresql://127.0.0.1:%d/postgres";
    private static final String ALL = "select string_agg(name, ' ' order by id) from thing";

    private static void run(String url, String... statements) throws SQLException {
        try (Database database = new Database(url)) {
            database.run(statements);
        }
    }

    @Test
    void what_came_in_since_is_gone_with_its_numbers_and_what_is_taken_again_later_stays() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            String url = URL.formatted(server.getPort());
            run(
                    url,
                    "create table thing (id bigint generated always as identity, name text)",
                    "insert into thing (name) values ('kept')");
            Snapshot before = Snapshot.of(url);
            run(url, "insert into thing (name) values ('gone')", "create table other ()");
            try (Database stillConnected = new Database(url)) {
                assertThat(stillConnected.texts(ALL)).containsExactly("kept gone");
                before.restore();
            }

            run(url, "insert into thing (name) values ('later')");
            try (Database database = new Database(url)) {
                assertThat(database.texts(ALL)).containsExactly("kept later");
                assertThat(database.number("select max(id) from thing")).isEqualTo(2);
                assertThat(database.texts("select datname from pg_database where datname = 'kept'"))
                        .isEmpty();
            }
        }
    }
}
