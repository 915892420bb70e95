package org.fitforwork.gateway.directory;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the configuration lies.
 *
 * @param path folder with {@code programmes/} and {@code directory/}
 */
@ConfigurationProperties("gateway.config")
public record DirectorySettings(@DefaultValue("./config") Path path) {}
