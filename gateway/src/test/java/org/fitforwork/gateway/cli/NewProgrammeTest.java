package org.fitforwork.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fitforwork.gateway.configuration.RealConfiguration;
import org.fitforwork.gateway.configuration.Schemas;
import org.fitforwork.gateway.conformance.Conformances;
import org.fitforwork.gateway.conformance.CoreDefinitions;
import org.fitforwork.gateway.conformance.ProfilePackage;
import org.fitforwork.referral.Sender;
import org.fitforwork.referral.stage.Conformant;
import org.fitforwork.referral.stage.Received;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.FileSystemUtils;

/** {@code gateway new-programme} in a copy of config/. */
@ExtendWith(OutputCaptureExtension.class)
class NewProgrammeTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path config;

    @BeforeEach
    void copy() throws IOException {
        FileSystemUtils.copyRecursively(RealConfiguration.FOLDER, config);
    }

    private int make(String... arguments) {
        return CommandLine.run(
                Stream.concat(Stream.of("new-programme", "--config", config.toString()), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private Path file(String programme) {
        return config.resolve("programmes").resolve(programme).resolve("programme.yaml");
    }

    private void activate(String programme) throws IOException {
        String text = Files.readString(file(programme));
        Files.writeString(file(programme), text.replace("status: draft", "status: active"));
    }

    private List<Bundle> examples(String programme) throws IOException {
        try (Stream<Path> files = Files.list(file(programme).resolveSibling("examples"))) {
            return files.map(NewProgrammeTest::bundle).toList();
        }
    }

    private static Bundle bundle(Path file) {
        try {
            return FHIR.newJsonParser().parseResource(Bundle.class, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_new_programme_is_a_sound_draft_that_changes_nothing() throws IOException {
        String routing = Files.readString(config.resolve("routing.csv"));

        assertThat(make("green-gym")).isZero();

        assertThat(CommandLine.run("check", config.toString())).isZero();
        assertThat(Files.readString(file("green-gym"))).contains("title: 'Green gym'", "status: draft");
        assertThat(config.resolve("routing.csv")).hasContent(routing);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "14L | gp",
                "52R | gp",
                "01H-WORKINGTON | self",
                "QOP | gp,jcp,secondary-care,self,employment-skills-provider,family-case-manager,provider,employer"
            })
    void it_takes_people_once_it_is_active_and_its_routing_is_accepted(String area, String sources) throws IOException {
        assertThat(make("green-gym", "--area", area, "--source", sources, "--title", "Women's \"Green\" Gym: North"))
                .isZero();
        activate("green-gym");

        assertThat(CommandLine.run("check", config.toString())).isEqualTo(1);
        assertThat(CommandLine.run("check", config.toString(), "--accept")).isZero();
        assertThat(config.resolve("routing.csv")).content().contains(",green-gym,");
        assertThat(CommandLine.run("check", config.toString())).isZero();
    }

    @Test
    void every_example_is_a_referral_that_the_gateway_would_take_in() throws IOException {
        make("green-gym", "--source", "gp,jcp");
        var configuration = RealConfiguration.load(config);
        var conformance = new Conformances(
                        FHIR,
                        RealConfiguration.bean(CoreDefinitions.class),
                        RealConfiguration.bean(ProfilePackage.class),
                        Clock.systemUTC())
                .by(configuration, RealConfiguration.forms(configuration));

        assertThat(examples("green-gym")).hasSize(7).allSatisfy(example -> {
            String requester = ((ServiceRequest) example.getEntry().get(1).getResource())
                    .getRequester()
                    .getIdentifier()
                    .getValue();
            Sender sender = new Sender(requester, requester.equals("Y99900") ? "jcp" : "gp");
            assertThat(conformance.check(new Received(sender, example))).isInstanceOf(Conformant.class);
        });
    }

    @Test
    void its_file_explains_every_key_there_is() throws IOException {
        make("green-gym");
        String text = Files.readString(file("green-gym"));

        assertThat(keys(new ObjectMapper().readTree(Schemas.ofProgramme())))
                .contains("id", "caseload", "first-contact")
                .allSatisfy(key -> assertThat(text).containsPattern("[\\s{]" + key + ":"));
    }

    private static List<String> keys(JsonNode schema) {
        List<String> keys = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(keys::add);
        schema.forEach(part -> keys.addAll(keys(part)));
        return keys;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | Green-Gym                     | 'Green-Gym' is no programme's code",
                "2 | ../green                      | '../green' is no programme's code",
                "2 | any                           | leaves the choice to the gateway",
                "2 | green-gym --source vicar      | 'vicar' is no source of referrals; a source is one of employer, ",
                "2 | green-gym --area 99X          | area 99X is not in directory/areas.yaml",
                "2 | green-gym --provider nobody   | organisation nobody is not in directory/organisations.yaml; there",
                "2 | green-gym --title G           | a title is one line of 3 to 80 characters",
                "2 | green-gym --from tomorrow     | tomorrow",
                "1 | fit-for-work-in-work          | fit-for-work-in-work is there already; choose another id",
                "1 | green-gym --from 1999-01-01   | has no practice that is open on 1999-01-01 in any area",
                "1 | green-gym --config ..         | .. is no configuration folder: there is no programmes/ in it"
            })
    void what_cannot_be_is_said(int exitCode, String arguments, String said, CapturedOutput output) {
        assertThat(CommandLine.run(("new-programme " + arguments + config(arguments)).split(" ")))
                .isEqualTo(exitCode);
        assertThat(output.getErr()).contains(said);
        assertThat(config.resolve("programmes/green-gym")).doesNotExist();
    }

    private String config(String arguments) {
        return arguments.contains("--config") ? "" : " --config " + config;
    }

    @Test
    void nothing_is_written_into_a_configuration_that_is_not_sound(CapturedOutput output) throws IOException {
        Files.writeString(config.resolve("gaps.yaml"), "- because: too short\n  poeple: []\n");

        assertThat(make("green-gym")).isEqualTo(1);
        assertThat(output.getErr()).contains(config + "/gaps.yaml:2:3: ", "nothing was written; mend this first");
        assertThat(config.resolve("programmes/green-gym")).doesNotExist();
    }
}
