package org.fitforwork.gateway.directory;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.core.env.Environment;

/** Reads the YAML files of a configuration folder; a fault names file, line and column. */
final class ConfigurationFiles {
    private static final YAMLMapper YAML = YAMLMapper.builder(new YAMLFactory())
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .build();

    private final Path folder;
    private final Environment environment;

    ConfigurationFiles(Path folder, Environment environment) {
        this.folder = folder;
        this.environment = environment;
        if (!Files.isDirectory(folder)) {
            throw new InvalidConfiguration(
                    folder + ": no such folder; run from the project's root, or set gateway.config.path");
        }
    }

    /** Every programme.yaml, in the order of their folders' names. */
    List<Path> programmes() {
        try (var folders = Files.list(folder.resolve("programmes"))) {
            return folders.map(programme -> programme.resolve("programme.yaml"))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new InvalidConfiguration(folder.resolve("programmes") + ": " + e.getMessage(), e);
        }
    }

    Path directory(String file) {
        return folder.resolve("directory").resolve(file);
    }

    Path form(String file) {
        return folder.resolve("forms").resolve(file);
    }

    <T> T read(Path file, Class<T> type) {
        String text = text(file);
        try {
            return YAML.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new InvalidConfiguration(
                    "%s:%d:%d: %s"
                            .formatted(
                                    file,
                                    e.getLocation() == null
                                            ? 0
                                            : e.getLocation().getLineNr(),
                                    e.getLocation() == null
                                            ? 0
                                            : e.getLocation().getColumnNr(),
                                    e.getOriginalMessage()),
                    e);
        }
    }

    String text(Path file) {
        try {
            return environment.resolveRequiredPlaceholders(Files.readString(file));
        } catch (IOException e) {
            throw new InvalidConfiguration(file + ": cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfiguration(file + ": " + e.getMessage(), e);
        }
    }
}
