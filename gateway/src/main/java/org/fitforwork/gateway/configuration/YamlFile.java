package org.fitforwork.gateway.configuration;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One YAML file of the configuration: its values, and where each of them stands. */
final class YamlFile {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .annotationIntrospector(new KebabEnums())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .withConfigOverride(List.class, type -> type.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .withConfigOverride(Set.class, type -> type.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .withConfigOverride(Map.class, type -> type.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();

    private final String name;
    private final JsonNode values;
    private final Positions positions;

    private YamlFile(String name, JsonNode values, Positions positions) {
        this.name = name;
        this.values = values;
        this.positions = positions;
    }

    /** @throws InvalidConfiguration if it is not YAML, or a key is there twice */
    static YamlFile read(String name, String text) {
        try {
            return new YamlFile(name, YAML.readTree(text), Positions.of(text));
        } catch (JsonProcessingException e) {
            JsonLocation at = Optional.ofNullable(e.getLocation()).orElse(JsonLocation.NA);
            String reason =
                    String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
            throw new InvalidConfiguration(List.of(new Fault(
                    name, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), "not readable YAML: " + reason)));
        }
    }

    String name() {
        return name;
    }

    JsonNode values() {
        return values;
    }

    Fault fault(String pointer, String message) {
        Positions.Position position = positions.at(pointer);
        return new Fault(name, position.line(), position.column(), message);
    }

    /** The values as records; call it on what the schema has found sound. */
    <T> T as(TypeReference<T> type) {
        return as(values, type);
    }

    static <T> T as(JsonNode values, TypeReference<T> type) {
        return YAML.convertValue(values, type);
    }

    /** {@code NEXT_PROGRAMME} is written {@code next-programme}. */
    static final class KebabEnums extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public String[] findEnumValues(MapperConfig<?> config, AnnotatedClass type, Enum<?>[] values, String[] names) {
            return Stream.of(values).map(KebabEnums::kebab).toArray(String[]::new);
        }

        static String kebab(Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
