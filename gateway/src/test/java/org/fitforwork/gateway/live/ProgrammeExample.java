package org.fitforwork.gateway.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.ServiceRequest;

/** One of the examples that lie beside the programmes of {@code config/}, and the client that would send it. */
record ProgrammeExample(String programme, String name, String json, String source, String organisation) {
    private static final Path PROGRAMMES = Path.of("..", "config", "programmes");

    static List<ProgrammeExample> all() {
        try (var files = Files.walk(PROGRAMMES)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(ProgrammeExample::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProgrammeExample of(Path file) {
        try {
            String json = Files.readString(file);
            Bundle bundle = Client.FHIR.newJsonParser().parseResource(Bundle.class, json);
            String form = Referral.only(bundle, QuestionnaireResponse.class).getQuestionnaire();
            String programme = PROGRAMMES.relativize(file).getName(0).toString();
            return new ProgrammeExample(
                    programme,
                    String.valueOf(file.getFileName()).replace(".json", ""),
                    json,
                    form.replaceFirst(".*/Questionnaire/(any|" + programme + ")-", ""),
                    Referral.only(bundle, ServiceRequest.class)
                            .getRequester()
                            .getIdentifier()
                            .getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A client for each source and organisation that an example comes from; there are demo clients for few of them. */
    static Map<String, String> clients() {
        Map<String, String> properties = new TreeMap<>();
        all().forEach(example -> {
            String client = "gateway.clients." + example.client();
            properties.put(client + ".organisation", example.organisation());
            properties.put(client + ".role", "referrer");
            properties.put(client + ".source", example.source());
            properties.put(client + ".secret", "{noop}" + example.client() + "-secret");
        });
        return properties;
    }

    String client() {
        return "example-" + source + "-" + organisation.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return programme + "/" + name;
    }
}
