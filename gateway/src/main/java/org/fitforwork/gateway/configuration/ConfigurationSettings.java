package org.fitforwork.gateway.configuration;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the configuration lies.
 *
 * @param path folder with {@code programmes/}, {@code forms/} and {@code directory/}; a text, because Spring takes a Path for a place
 *     within the web application
 */
@ConfigurationProperties("gateway.config")
public record ConfigurationSettings(@DefaultValue("./config") String path) {
    public Path folder() {
        return Path.of(path);
    }
}
