package org.fitforwork.simulator.gp;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.hl7.fhir.r4.model.Bundle;

/** Reads the Bundle after which referrals are made. */
final class Template {
    private Template() {}

    /** @throws IllegalArgumentException naming the file, and nothing of what is in it */
    static Bundle read(Path file, FhirContext fhir) throws IOException {
        try {
            return fhir.newJsonParser()
                    .setParserErrorHandler(new StrictErrorHandler())
                    .parseResource(Bundle.class, Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    "there is no template %s: start at the project's root or give --template".formatted(file), e);
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("template %s is not a FHIR R4 Bundle in JSON".formatted(file), e);
        }
    }
}
