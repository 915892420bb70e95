package org.fitforwork.gateway.database;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.migrate.DriverTypeEnum;
import ca.uhn.fhir.jpa.migrate.HapiMigrationStorageSvc;
import ca.uhn.fhir.jpa.migrate.MigrationTaskList;
import ca.uhn.fhir.jpa.migrate.SchemaMigrator;
import ca.uhn.fhir.jpa.migrate.dao.HapiMigrationDao;
import ca.uhn.fhir.jpa.migrate.tasks.HapiFhirJpaMigrationTasks;
import ca.uhn.fhir.jpa.model.util.ResourceLinkUtils;
import ca.uhn.fhir.util.VersionEnum;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;
import javax.sql.DataSource;
import org.fitforwork.gateway.start.Beside;
import org.fitforwork.gateway.start.Early;
import org.springframework.jdbc.core.simple.JdbcClient;

/** HAPI's own tables, brought to this version by HAPI's own migrator, beside whatever else is done at the start. */
final class HapiSchema implements Early {
    /** Any number that no other lock of this database has. */
    private static final long LOCK = 4_012_014;

    private static final long PAUSE_MS = 200;

    private final Beside<Void> migration;

    private HapiSchema(Beside<Void> migration) {
        this.migration = migration;
    }

    /** Begins to migrate, by connections that are closed when that is done. */
    static HapiSchema begin(Unhurried unhurried) {
        return new HapiSchema(Beside.begin("hapi-schema", () -> {
            try (HikariDataSource connections = unhurried.connections()) {
                migrate(connections);
            }
        }));
    }

    void await() {
        migration.await();
    }

    static void migrate(DataSource dataSource) {
        String table = SchemaMigrator.HAPI_FHIR_MIGRATION_TABLENAME;
        MigrationTaskList tasks = new HapiFhirJpaMigrationTasks(Set.of()).getAllTasks(VersionEnum.values());
        SchemaMigrator migrator = new SchemaMigrator(
                "HAPI FHIR",
                table,
                dataSource,
                new Properties(),
                tasks,
                new HapiMigrationStorageSvc(new HapiMigrationDao(dataSource, DriverTypeEnum.POSTGRES_9_4, table)));
        migrator.setDriverType(DriverTypeEnum.POSTGRES_9_4);
        alone(dataSource, () -> {
            migrator.createMigrationTableIfRequired();
            migrator.migrate();
            dropUnusedIndexes(dataSource);
            indexUrlsAlone(dataSource);
            keepSmallerStatistics(dataSource);
            keepVacuumsSmall(dataSource);
            fillResourceTypes(dataSource);
            TasksByStatus.fill(dataSource);
        });
    }

    /**
     * These serve what is not offered. Of tokens: a search for any value of a system, and one by the parameter alone. Of
     * versions: the history of everything, that of a type, and a search by where a version came from. Of resources: the
     * history of everything, and an id without its type. Two thirds of PostgreSQL's checks of HAPI's foreign keys went by
     * idx_res_resid_updated, which is larger than the primary key. Of combos: their text, of which the hash is looked for.
     */
    private static void dropUnusedIndexes(DataSource dataSource) {
        JdbcClient.create(dataSource)
                .sql(
                        """
                        drop index if exists idx_sp_token_hash_v2, idx_sp_token_hash_s_v2,
                            idx_resver_date, idx_resver_type_date, idx_resver_id_src_uri,
                            idx_res_date, idx_res_fhir_id, idx_res_resid_updated, idx_idxcmbtoknu_str""")
                .update();
    }

    /** HAPI's own has every link in it, and is searched for those that are URLs: one of the seven of a referral. */
    private static void indexUrlsAlone(DataSource dataSource) {
        JdbcClient database = JdbcClient.create(dataSource);
        database.sql(
                        """
                        create index if not exists link_to_url
                            on hfj_res_link (target_resource_url, src_path, src_resource_id)
                            where target_resource_url is not null""")
                .update();
        database.sql("drop index if exists idx_rl_srcpath_tgturl").update();
    }

    /**
     * HAPI wants the ten thousand most frequent values of a column, for which PostgreSQL reads up to three million rows and
     * sorts them, each time a table has grown by a tenth. The gateway's searches tell apart organisations and states, of
     * which there are hundreds. Columns that are as they should be are left alone: to alter one would wait for an autovacuum.
     */
    private static void keepSmallerStatistics(DataSource dataSource) {
        JdbcClient database = JdbcClient.create(dataSource);
        database.sql(
                        """
                        select format('alter table %s alter column %I set statistics 200', attrelid::regclass, attname)
                          from pg_attribute
                         where attstattarget > 200 and attrelid::regclass::text like 'hfj\\_%'""")
                .query(String.class)
                .list()
                .forEach(alter -> database.sql(alter).update());
    }

    /** As V19 does for the referrals' own tables, and once: what an operator sets afterwards is left as it is. */
    private static void keepVacuumsSmall(DataSource dataSource) {
        JdbcClient database = JdbcClient.create(dataSource);
        database.sql(
                        """
                        select format('alter table %s set (autovacuum_vacuum_insert_scale_factor = 0,
                                       autovacuum_vacuum_insert_threshold = 20000,
                                       autovacuum_analyze_scale_factor = 0.5)', oid::regclass)
                          from pg_class
                         where relkind = 'r' and oid::regclass::text like 'hfj\\_%'
                           and coalesce(reloptions::text, '') not like '%autovacuum_vacuum_insert%'""")
                .query(String.class)
                .list()
                .forEach(alter -> database.sql(alter).update());
    }

    /**
     * HAPI would make one when the first resource of it, or the first link to it, comes in, and of several that come at
     * once all but one would fail. What links to a canonical, as every form does, links to a type that is unknown.
     */
    private static void fillResourceTypes(DataSource dataSource) {
        JdbcClient.create(dataSource)
                .sql(
                        """
                        insert into hfj_resource_type (res_type_id, res_type)
                        select nextval('seq_resource_type'), type
                          from unnest(string_to_array(:types, ',')) type
                         where type not in (select res_type from hfj_resource_type)""")
                .param(
                        "types",
                        String.join(",", FhirContext.forR4Cached().getResourceTypes())
                                + ","
                                + ResourceLinkUtils.UNKNOWN)
                .update();
    }

    /**
     * Two replicas that start on an empty database at the same moment would both make the first table. Who waits asks
     * again and again: a statement that waits would hold up the indexes that the other one builds beside its readers.
     */
    private static void alone(DataSource dataSource, Runnable migration) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            while (!told(statement, "pg_try_advisory_lock")) {
                Thread.sleep(PAUSE_MS);
            }
            try {
                migration.run();
            } finally {
                told(statement, "pg_advisory_unlock");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the tables of the FHIR store cannot be brought to this version", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another replica made the tables of the FHIR store", e);
        }
    }

    private static boolean told(Statement statement, String function) throws SQLException {
        try (ResultSet answer = statement.executeQuery("select %s(%d)".formatted(function, LOCK))) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
