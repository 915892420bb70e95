package org.fitforwork.gateway.cli;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;

/** Writes the folder of a new programme: its file with every key explained, and the examples that its rules need. */
final class ProgrammeFolder {
    private static final List<String> ASKING = List.of("consent-to-share", "health-condition");
    private static final String AGE = "working-age";

    private final FhirContext fhir;
    private final Start start;

    ProgrammeFolder(FhirContext fhir, Start start) {
        this.fhir = fhir;
        this.start = start;
    }

    /** @return the paths of the files written, in order */
    Collection<Path> write(Path folder, Collection<String> knownSources) throws IOException {
        Map<Path, String> files = new TreeMap<>();
        files.put(folder.resolve("programme.yaml"), programme(knownSources));
        examples()
                .forEach((name, bundle) -> files.put(
                        folder.resolve("examples").resolve(name + ".json"),
                        fhir.newJsonParser().setPrettyPrint(true).encodeResourceToString(bundle) + "\n"));
        Files.createDirectories(folder.resolve("examples"));
        for (Map.Entry<Path, String> file : files.entrySet()) {
            Files.writeString(file.getKey(), file.getValue());
        }
        return files.keySet();
    }

    private String programme(Collection<String> knownSources) throws IOException {
        String text = resource("programme.yaml");
        Map<String, String> values = Map.of(
                "summary", start.title(),
                "id", start.id(),
                "title", quoted(start.title()),
                "from", start.from().toString(),
                "known-sources", knownSources.stream().sorted().collect(Collectors.joining(", ")),
                "sources", String.join(", ", start.sources()),
                "areas", quoted(start.area()),
                "priority", String.valueOf(start.priority()),
                "forms", start.sources().stream().map(this::form).collect(Collectors.joining("\n")),
                "provider", start.provider());
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{{" + value.getKey() + "}}", value.getValue());
        }
        return text;
    }

    private String form(String source) {
        return """
                  %s:
                    title: %s
                    ask: [ consent, has-health-condition ]
                    require: [ consent-refer ]"""
                .formatted(source, quoted(start.title() + ", referral by " + source))
                .indent(2)
                .stripTrailing();
    }

    /** A code such as 00Y or 01E5 is a text, not a number; YAML's single quotes are doubled within. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private Map<String, Bundle> examples() throws IOException {
        String template = resource("example.json");
        String first = start.sources().get(0);
        Map<String, Bundle> examples = new TreeMap<>();
        for (String source : start.sources()) {
            examples.put(
                    "eligible-" + source,
                    example(template, source, "eligible-" + source).bundle());
        }
        for (String rule : ASKING) {
            examples.put(
                    "refused-" + rule,
                    example(template, first, "refused-" + rule)
                            .answering(question(rule), false)
                            .bundle());
            examples.put(
                    "needs-" + rule,
                    example(template, first, "needs-" + rule)
                            .without(question(rule))
                            .bundle());
        }
        examples.put(
                "refused-" + AGE,
                example(template, first, "refused-" + AGE).aged(70).bundle());
        return examples;
    }

    private static String question(String rule) {
        return rule.equals("consent-to-share") ? "consent-share-provider" : "has-health-condition";
    }

    private ExampleReferral example(String template, String source, String name) {
        return new ExampleReferral(fhir.newJsonParser().parseResource(Bundle.class, template), start, source, name);
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = ProgrammeFolder.class.getResourceAsStream("/new-programme/" + name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
