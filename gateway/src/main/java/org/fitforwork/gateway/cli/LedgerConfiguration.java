package org.fitforwork.gateway.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.fitforwork.gateway.database.LocalDatabase;
import org.fitforwork.gateway.seal.SealSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** What it takes to read the ledger: the database, the configured one or else that of ./data, and no migration of it. */
@ImportAutoConfiguration(DataSourceAutoConfiguration.class)
@EnableConfigurationProperties(SealSettings.class)
class LedgerConfiguration {
    @Bean
    @ConditionalOnExpression("'${spring.datasource.url:}' == ''")
    LocalDatabase localDatabase(@Value("${gateway.data-directory:./data}") String directory) throws IOException {
        return LocalDatabase.join(Path.of(directory));
    }
}
