package org.fitforwork.gateway.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.networknt.schema.ApplyDefaultsStrategy;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fitforwork.referral.programme.Programme;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema of each file, made from the record that it is read into. What a record cannot say (descriptions,
 * defaults, patterns) stands in the resource {@code schema.yaml}, by record and property.
 */
public final class Schemas {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final SchemaValidatorsConfig VALIDATION = SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(true)
            .pathType(PathType.JSON_POINTER)
            .applyDefaultsStrategy(new ApplyDefaultsStrategy(true, false, false))
            .build();

    private final JsonNode details;
    private final SchemaGenerator generator;

    Schemas() {
        try (InputStream resource = Schemas.class.getResourceAsStream("/schema.yaml")) {
            details = YAML.readTree(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SchemaGeneratorConfigBuilder builder = new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(
                        Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT,
                        Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                        Option.ADDITIONAL_FIXED_TYPES);
        builder.forFields()
                .withPropertyNameOverrideResolver(Schemas::property)
                .withRequiredCheck(this::required)
                .withInstanceAttributeOverride((attributes, field, context) -> describe(attributes, field));
        builder.forTypesInGeneral()
                .withCustomDefinitionProvider((type, context) -> Enum.class.isAssignableFrom(type.getErasedType())
                        ? new CustomDefinition(codes(type.getErasedType()))
                        : null);
        generator = new SchemaGenerator(builder.build());
    }

    /** The schema of {@code programme.yaml}, for editors. */
    public static String ofProgramme() {
        try {
            ObjectNode schema = new Schemas().generator.generateSchema(Programme.class);
            schema.put("title", "programme.yaml of the fit-for-work referral gateway");
            return YamlFile.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A schema to hold files against. */
    Schema of(Type type) {
        return new Schema(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(generator.generateSchema(type), VALIDATION));
    }

    /** Says what is wrong with a file, and fills its values up with the defaults. */
    static final class Schema {
        private final JsonSchema schema;

        private Schema(JsonSchema schema) {
            this.schema = schema;
        }

        List<Fault> faults(YamlFile file) {
            return schema.walk(file.values(), true).getValidationMessages().stream()
                    .map(message -> file.fault(pointer(message), text(message)))
                    .distinct()
                    .toList();
        }

        private static String pointer(ValidationMessage message) {
            String at = message.getInstanceLocation().toString();
            return message.getType().equals("additionalProperties") ? at + "/" + message.getProperty() : at;
        }

        private static String text(ValidationMessage message) {
            String[] parts = message.getMessage().split(": ", 2);
            return parts[parts.length - 1];
        }
    }

    private static String property(FieldScope field) {
        return PropertyNamingStrategies.KebabCaseStrategy.INSTANCE.translate(field.getDeclaredName());
    }

    private Optional<JsonNode> details(FieldScope field) {
        return Optional.ofNullable(
                        details.path(field.getRawMember().getDeclaringClass().getSimpleName())
                                .get(property(field)))
                .filter(details -> !field.isFakeContainerItemScope());
    }

    private boolean required(FieldScope field) {
        Class<?> type = field.getRawMember().getType();
        return !field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class)
                && !Collection.class.isAssignableFrom(type)
                && !Map.class.isAssignableFrom(type)
                && details(field).filter(details -> details.has("default")).isEmpty();
    }

    private void describe(ObjectNode attributes, FieldScope field) {
        details(field).ifPresent(details -> attributes.setAll((ObjectNode) details.deepCopy()));
    }

    private static ObjectNode codes(Class<?> type) {
        ObjectNode codes = YAML.createObjectNode().put("type", "string");
        Stream.of(type.getEnumConstants())
                .forEach(value -> codes.withArray("enum").add(YamlFile.KebabEnums.kebab((Enum<?>) value)));
        return codes;
    }
}
