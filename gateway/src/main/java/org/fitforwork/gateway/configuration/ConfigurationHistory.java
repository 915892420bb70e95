package org.fitforwork.gateway.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every configuration that was ever in force, since when, by whom, and what it changed. */
@Component
public class ConfigurationHistory implements ApplicationRunner {
    private static final String INSERT =
            """
            insert into referral.configuration (version, loaded_at, loaded_by, changes)
            values (:version, :at, :by, :changes::jsonb)""";
    private static final String ALL =
            """
            select version, loaded_at, loaded_by, changes from referral.configuration
             order by sequence desc limit 100""";

    private final JdbcClient database;
    private final LoadedConfiguration loaded;
    private final Clock clock;

    ConfigurationHistory(JdbcClient database, LoadedConfiguration loaded, Clock clock) {
        this.database = database;
        this.loaded = loaded;
        this.clock = clock;
    }

    /** One entry: {@code by} is a client, or {@code start}. */
    public record Entry(String version, Instant since, String by, List<String> changes) {}

    /** At the start the files may be others than when the gateway stopped. */
    @Override
    public void run(ApplicationArguments arguments) {
        String version = loaded.current().version();
        boolean known = all().stream()
                .findFirst()
                .filter(entry -> entry.version().equals(version))
                .isPresent();
        if (!known) {
            record(version, "start", List.of());
        }
    }

    void record(String version, String by, List<String> changes) {
        database.sql(INSERT)
                .param("version", version)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by)
                .param("changes", json(changes))
                .update();
    }

    /** The youngest first, at most a hundred. */
    public List<Entry> all() {
        return database.sql(ALL).query((row, number) -> entry(row)).list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        try {
            return new Entry(
                    row.getString("version"),
                    row.getTimestamp("loaded_at").toInstant(),
                    row.getString("loaded_by"),
                    List.of(YamlFile.JSON.readValue(row.getString("changes"), String[].class)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(List<String> changes) {
        try {
            return YamlFile.JSON.writeValueAsString(changes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
