package org.fitforwork.gateway.live;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.fitforwork.gateway.cli.CommandLine;

/** Runs a command of the jar on the database of the gateway that runs in this process, whose logging it leaves alone. */
final class CommandInProcess {
    private final Map<String, String> settings;

    CommandInProcess(HikariDataSource source) {
        settings = Map.of(
                "spring.datasource.url", source.getJdbcUrl(),
                "spring.datasource.username", source.getUsername(),
                "org.springframework.boot.logging.LoggingSystem", "none");
    }

    /** The exit code. */
    int run(String... words) {
        settings.forEach(System::setProperty);
        try {
            return CommandLine.run(words);
        } finally {
            settings.keySet().forEach(System::clearProperty);
        }
    }
}
