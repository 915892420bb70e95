package org.fitforwork.simulator.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexesTest {
    private static final String ALL = "select indexdef from pg_indexes where tablename = 'thing' order by 1";

    @Test
    void all_but_those_of_constraints_are_away_and_come_back_as_they_were() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                Database database = new Database(server.getJdbcUrl("postgres", "postgres"))) {
            database.run(
                    "create table thing (id bigint primary key, name text unique, kind text)",
                    "create index thing_kind on thing (kind) where kind is not null",
                    "create unique index thing_both on thing (name, kind)");
            List<String> before = database.texts(ALL);
            Indexes indexes = new Indexes(database);

            indexes.drop(List.of("public.thing"));
            List<String> meanwhile = database.texts(ALL);
            indexes.make();

            assertThat(meanwhile).hasSize(2).allMatch(index -> index.contains("_key") || index.contains("_pkey"));
            assertThat(database.texts(ALL)).isEqualTo(before);
        }
    }
}
