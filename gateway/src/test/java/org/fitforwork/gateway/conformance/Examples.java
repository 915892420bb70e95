package org.fitforwork.gateway.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Subscription;

/** The examples of module {@code fhir-profiles}, the invalid ones too. */
class Examples {
    private static final Path FOLDER = Path.of("../fhir-profiles/src/main/fhir/examples");

    /** One example; its name is that of its file, without the ending. */
    record Example(String name, Resource resource) {
        /** What a Bundle holds, or the one resource. */
        List<Resource> parts() {
            return resource instanceof Bundle bundle
                    ? bundle.getEntry().stream()
                            .map(BundleEntryComponent::getResource)
                            .toList()
                    : List.of(resource);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Those of the types that this product has profiles for. */
    static Stream<Example> valid() {
        return read("valid", ".json").filter(example -> !(example.resource() instanceof Subscription));
    }

    static Stream<Example> validSubscriptions() {
        return read("valid", ".json").filter(example -> example.resource() instanceof Subscription);
    }

    static Stream<Example> validXml() {
        return read("valid", ".xml");
    }

    static Stream<Example> invalid() {
        return read("invalid", ".json");
    }

    private static Stream<Example> read(String folder, String ending) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .map(Examples::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Example read(Path file) {
        String name = file.getFileName().toString();
        try {
            String text = Files.readString(file);
            var parser = name.endsWith(".xml") ? RealForms.FHIR.newXmlParser() : RealForms.FHIR.newJsonParser();
            return new Example(name.replaceFirst("\\.(json|xml)$", ""), (Resource) parser.parseResource(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
