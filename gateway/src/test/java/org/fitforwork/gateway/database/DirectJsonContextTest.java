package org.fitforwork.gateway.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;

class DirectJsonContextTest {
    private static final FhirContext HAPI = FhirContext.forR4();
    private final FhirContext direct = new DirectJsonContext();

    /** Counts what is handed on before everything is written. */
    private static final class Flushed extends StringWriter {
        private int times;

        @Override
        public void flush() {
            times++;
        }
    }

    private static Stream<Resource> examples() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../fhir-profiles/src/main/fhir"))) {
            return files
                    .filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.endsWith("package.json"))
                    .map(DirectJsonContextTest::text)
                    .map(text -> (Resource) HAPI.newJsonParser().parseResource(text))
                    .toList()
                    .stream();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the examples lack: every kind of value, and texts that JSON or HTTP could get wrong. */
    private static Patient everyKindOfValue() {
        Patient patient = new Patient();
        patient.setId("Patient/1/_history/2");
        patient.addName(new HumanName()
                .setFamily("Ex\u00e4mple \"\\ \u0001\u2028\ud83d\ude42")
                .addGiven("\u4f8b"));
        patient.getText().setStatus(Narrative.NarrativeStatus.GENERATED).setDivAsString("<div>a &lt; b</div>");
        List<Type> values = List.of(
                new DecimalType("1.00"),
                new DecimalType("0.000000001"),
                new DecimalType("12345678901234567890.10"),
                new IntegerType(-7),
                new PositiveIntType(7),
                new BooleanType(false),
                new StringType("plain"),
                new InstantType("2026-11-29T10:00:00.123Z"),
                new Base64BinaryType(new byte[] {1, 2, 3}));
        values.forEach(value -> patient.addExtension(new Extension("https://example.org/value", value)));
        StringType withoutValue = new StringType();
        withoutValue.addExtension("https://example.org/absent", new StringType("unknown"));
        patient.getNameFirstRep().getGiven().add(withoutValue);
        Organization contained = new Organization();
        contained.setId("practice");
        patient.addContained(contained);
        patient.addGeneralPractitioner(new Reference("#practice"));
        return patient;
    }

    @Test
    void the_text_is_that_which_hapi_writes() throws IOException {
        List<Resource> resources =
                Stream.concat(examples(), Stream.of(everyKindOfValue())).toList();

        assertThat(resources).hasSizeGreaterThan(50).allSatisfy(resource -> {
            assertThat(direct.newJsonParser().encodeResourceToString(resource))
                    .isEqualTo(HAPI.newJsonParser().encodeResourceToString(resource));
            assertThat(direct.newJsonParser().setPrettyPrint(true).encodeResourceToString(resource))
                    .isEqualTo(HAPI.newJsonParser().setPrettyPrint(true).encodeResourceToString(resource));
            assertThat(direct.newJsonParser()
                            .setDontEncodeElements(Set.of("id", "*.meta"))
                            .encodeResourceToString(resource))
                    .isEqualTo(HAPI.newJsonParser()
                            .setDontEncodeElements(Set.of("id", "*.meta"))
                            .encodeResourceToString(resource));
        });
    }

    @Test
    void what_was_read_with_something_contained_is_written_so_again() {
        String text = HAPI.newJsonParser().encodeResourceToString(everyKindOfValue());

        Patient read = direct.newJsonParser().parseResource(Patient.class, text);

        assertThat(direct.newJsonParser().encodeResourceToString(read))
                .isEqualTo(text)
                .contains("\"contained\"");
    }

    @Test
    void nothing_is_handed_on_in_pieces() throws IOException {
        Flushed byHapi = new Flushed();
        HAPI.newJsonParser().encodeResourceToWriter(everyKindOfValue(), byHapi);
        Flushed written = new Flushed();
        direct.newJsonParser().encodeResourceToWriter(everyKindOfValue(), written);

        assertThat(byHapi.times).as("else there is nothing to mend").isGreaterThan(10);
        assertThat(written.times).isZero();
        assertThat(written).hasToString(byHapi.toString());
    }

    @Test
    void a_handler_of_errors_counts() {
        direct.setParserErrorHandler(new StrictErrorHandler());

        assertThatThrownBy(() ->
                        direct.newJsonParser().parseResource("{\"resourceType\": \"Patient\", \"nothing-of-fhir\": 1}"))
                .isInstanceOf(DataFormatException.class);
    }
}
