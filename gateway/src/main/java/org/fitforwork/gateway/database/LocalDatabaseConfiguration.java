package org.fitforwork.gateway.database;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** In profile {@code local}, and only where no database is configured, the gateway brings its own. */
@Configuration
@Profile("local")
@ConditionalOnExpression("'${spring.datasource.url:}' == ''")
class LocalDatabaseConfiguration {
    @Bean
    LocalDatabase localDatabase(@Value("${gateway.data-directory:./data}") String directory) throws IOException {
        return LocalDatabase.start(Path.of(directory));
    }
}
