package org.fitforwork.gateway.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.fitforwork.gateway.database.LocalDatabase;
import org.fitforwork.gateway.directory.PostcodeImport;
import org.fitforwork.gateway.directory.PracticeImport;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What it takes to import: the database, the configured one or else the one of a gateway in ./data. */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    FlywayAutoConfiguration.class
})
@Import({PracticeImport.class, PostcodeImport.class})
class ImportConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnExpression("'${spring.datasource.url:}' == ''")
    LocalDatabase localDatabase(@Value("${gateway.data-directory:./data}") String directory) throws IOException {
        return LocalDatabase.join(Path.of(directory));
    }
}
