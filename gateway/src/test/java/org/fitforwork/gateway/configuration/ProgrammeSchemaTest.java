package org.fitforwork.gateway.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;

/** {@code config/programme.schema.json}, which editors complete and check every programme.yaml with. */
class ProgrammeSchemaTest {
    private static final Path FILE = RealConfiguration.FOLDER.resolve("programme.schema.json");
    private static final String IN_WORK = "programmes/fit-for-work-in-work/programme.yaml";

    @Test
    void the_file_is_the_schema_that_the_code_makes() throws IOException {
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(FILE, Schemas.ofProgramme());
        }
        assertThat(FILE)
                .as(
                        "%s is older than the code; rewrite it with: mvn -pl gateway -am test -Ddocs.write=true"
                                + " -Dtest=ProgrammeSchemaTest -Dsurefire.failIfNoSpecifiedTests=false",
                        FILE.normalize())
                .content()
                .isEqualTo(Schemas.ofProgramme());
    }

    @Test
    void every_property_has_a_description() throws IOException {
        Map<String, String> descriptions = new HashMap<>();
        describe(YamlFile.JSON.readTree(Schemas.ofProgramme()), descriptions);

        assertThat(descriptions).containsKeys("id", "because", "caseload", "first-contact");
        assertThat(descriptions)
                .allSatisfy((property, description) ->
                        assertThat(description).as(property).matches(".{10,}\\."));
    }

    private static void describe(JsonNode schema, Map<String, String> descriptions) {
        schema.path("properties")
                .fields()
                .forEachRemaining(property -> descriptions.merge(
                        property.getKey(),
                        property.getValue().path("description").asText(),
                        (one, other) -> one.isEmpty() ? one : other));
        schema.forEach(part -> describe(part, descriptions));
    }

    static Stream<Path> programmes() throws IOException {
        try (Stream<Path> folders = Files.list(RealConfiguration.FOLDER.resolve("programmes"))) {
            return folders.map(folder -> folder.resolve("programme.yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("programmes")
    void every_programme_names_the_schema_and_holds_to_it(Path programme) throws IOException {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Files.readString(FILE));
        String text = Files.readString(programme);
        JsonNode values = YamlFile.read(programme.toString(), text).values();

        assertThat(text).startsWith("# yaml-language-server: $schema=../../programme.schema.json\n");
        assertThat(programme.resolve("../../../programme.schema.json").normalize())
                .exists();
        assertThat(schema.validate(values)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "priority: 70                         | prioritiy: 70              | 12:1  | 'prioritiy'",
                "status: active                       | status: activ              | 8:1   | [\"draft\", \"active\", \"suspended\", \"retired\"]",
                "on-rejection: next-programme         | on-rejection: next         | 34:1  | [\"next-programme\", \"inform-referrer\"]",
                "    because: The service helps people who have a job and are off sick. | '' | 22:5 | 'because'",
                "require: \"%age >= 16                | requires: \"%age >= 16     | 29:5  | 'requires'",
                "deadlines: { acknowledge: P2D        | deadlines: { acknowledge: 2 days | 33:14 | ^P[1-9]",
                "runs: { from: 2013-04-01 }           | runs: { from: April 2013 }  | 9:9   | date",
                "title: Fit for Work, Manchester (in work) | titel: Fit for Work        | 4:1   | 'titel'",
                "share: 100                           | share: 101                 | 32:46 | 100"
            })
    void a_slip_is_marked_where_it_stands(String from, String to, String place, String said, @TempDir Path folder)
            throws IOException {
        FileSystemUtils.copyRecursively(RealConfiguration.FOLDER, folder);
        Path file = folder.resolve(IN_WORK);
        assertThat(file).content().contains(from);
        Files.writeString(file, Files.readString(file).replace(from, to));

        assertThat(catchThrowableOfType(InvalidConfiguration.class, () -> RealConfiguration.load(folder))
                        .faults())
                .map(Fault::toString)
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith(IN_WORK + ":" + place + ": ")
                        .contains(said.replace("'", "")));
    }
}
