package org.fitforwork.gateway.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import org.fitforwork.gateway.start.Beside;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** FHIR's own definitions and terminology, many MB of XML. HAPI keeps them for the whole process once they are read. */
public final class CoreDefinitions {
    private static final Logger log = LoggerFactory.getLogger(CoreDefinitions.class);

    private CoreDefinitions() {}

    /** Reads them beside whatever else is done at the start; who needs them meanwhile waits for it. */
    public static void readAhead() {
        Beside.begin("definitions", CoreDefinitions::read);
    }

    private static void read() {
        long start = System.nanoTime();
        DefaultProfileValidationSupport definitions = new DefaultProfileValidationSupport(FhirContext.forR4Cached());
        definitions.fetchAllStructureDefinitions();
        definitions.fetchCodeSystem("http://hl7.org/fhir/administrative-gender");
        log.info("FHIR's definitions are read after {} ms", (System.nanoTime() - start) / 1_000_000);
    }
}
