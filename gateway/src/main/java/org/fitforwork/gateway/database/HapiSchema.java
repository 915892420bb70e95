package org.fitforwork.gateway.database;

import ca.uhn.fhir.jpa.migrate.DriverTypeEnum;
import ca.uhn.fhir.jpa.migrate.HapiMigrationStorageSvc;
import ca.uhn.fhir.jpa.migrate.MigrationTaskList;
import ca.uhn.fhir.jpa.migrate.SchemaMigrator;
import ca.uhn.fhir.jpa.migrate.dao.HapiMigrationDao;
import ca.uhn.fhir.jpa.migrate.tasks.HapiFhirJpaMigrationTasks;
import ca.uhn.fhir.util.VersionEnum;
import java.util.Properties;
import java.util.Set;
import javax.sql.DataSource;

/** HAPI's own tables, brought to this version by HAPI's own migrator. */
final class HapiSchema {
    private HapiSchema() {}

    static HapiSchema migrate(DataSource dataSource) {
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
        migrator.createMigrationTableIfRequired();
        migrator.migrate();
        return new HapiSchema();
    }
}
