package org.fitforwork.gateway.feed.subscribing;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hl7.fhir.r4.model.Subscription;

/** The package's example of a Subscription. */
final class Asked {
    private static final Path EXAMPLE = Path.of("../fhir-profiles/src/main/fhir/examples/valid/subscription.json");

    private Asked() {}

    static Subscription example() {
        try {
            return FhirContext.forR4Cached()
                    .newJsonParser()
                    .parseResource(Subscription.class, Files.readString(EXAMPLE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
