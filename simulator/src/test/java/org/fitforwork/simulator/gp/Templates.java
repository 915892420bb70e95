package org.fitforwork.simulator.gp;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Path;
import org.hl7.fhir.r4.model.Bundle;

/** The example after which tests make referrals. */
public final class Templates {
    public static final FhirContext FHIR = FhirContext.forR4();
    public static final Path FILE =
            Path.of("../fhir-profiles/src/main/fhir/examples/valid/fit-for-work-out-of-work-gp.json");

    private Templates() {}

    public static Bundle outOfWork() throws IOException {
        return Template.read(FILE, FHIR);
    }
}
