package org.fitforwork.gateway.database;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.jpa.model.util.ResourceLinkUtils;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class HapiSchemaTest {
    @Test
    void two_replicas_that_start_at_once_leave_every_type_of_resource_once() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            Stream.of(1, 2)
                    .map(replica -> CompletableFuture.runAsync(() -> HapiSchema.migrate(server.getPostgresDatabase())))
                    .toList()
                    .forEach(CompletableFuture::join);

            JdbcClient database = JdbcClient.create(server.getPostgresDatabase());
            List<String> types = database.sql("select res_type from hfj_resource_type")
                    .query(String.class)
                    .list();
            assertThat(types)
                    .contains("Patient", "ServiceRequest", "Task", "Provenance", ResourceLinkUtils.UNKNOWN)
                    .doesNotHaveDuplicates();
            assertThat(mostStatistics(database)).isEqualTo(200);
        }
    }

    private static int mostStatistics(JdbcClient database) {
        return database.sql("select max(attstattarget) from pg_attribute where attrelid = 'hfj_spidx_token'::regclass")
                .query(Integer.class)
                .single();
    }
}
