package org.fitforwork.gateway.directory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the configuration's own directory a bean. */
@Configuration
class OwnDirectoryConfiguration {
    @Bean
    OwnDirectory ownDirectory(DirectorySettings settings) {
        return OwnDirectory.read(settings.folder().resolve("directory"));
    }
}
