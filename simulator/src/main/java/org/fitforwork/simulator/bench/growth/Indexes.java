package org.fitforwork.simulator.bench.growth;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The indexes of some tables, away while millions of rows are written, and made again. Those of constraints stay. */
final class Indexes {
    private static final String OF = " from pg_index i where i.indrelid = '%s'::regclass and not exists"
            + " (select 1 from pg_constraint c where c.conindid = i.indexrelid) order by i.indexrelid";

    private final Database database;
    private final List<String> definitions = new ArrayList<>();

    Indexes(Database database) {
        this.database = database;
    }

    void drop(List<String> tables) throws SQLException {
        for (String table : tables) {
            definitions.addAll(database.texts("select pg_get_indexdef(i.indexrelid)" + OF.formatted(table)));
            for (String name : database.texts("select i.indexrelid::regclass::text" + OF.formatted(table))) {
                database.run("drop index " + name);
            }
        }
    }

    void make() throws SQLException {
        database.run(definitions.toArray(String[]::new));
        definitions.clear();
    }
}
