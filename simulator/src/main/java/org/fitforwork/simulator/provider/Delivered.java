package org.fitforwork.simulator.provider;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** A transaction Bundle that reached the provider. */
final class Delivered {
    /** FHIR R4, datatypes, id. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    private final Bundle bundle;

    private Delivered(Bundle bundle) {
        this.bundle = bundle;
    }

    /** HAPI scans its model when it first reads, which may take longer than a sender waits. */
    static void warmUp(FhirContext fhir) {
        Bundle every = new Bundle().setType(BundleType.TRANSACTION);
        List.of(new Patient(), new ServiceRequest(), new QuestionnaireResponse(), new Task(), new OperationOutcome())
                .forEach(resource -> every.addEntry().setResource(resource.setId("1")));
        parse(fhir.newJsonParser().encodeResourceToString(every), fhir);
    }

    /** Empty if the text is no transaction Bundle in JSON. */
    static Optional<Delivered> parse(String body, FhirContext fhir) {
        try {
            return Optional.of(fhir.newJsonParser()
                            .setParserErrorHandler(new LenientErrorHandler(false))
                            .parseResource(Bundle.class, body))
                    .filter(bundle -> bundle.getType() == BundleType.TRANSACTION)
                    .map(Delivered::new);
        } catch (DataFormatException e) {
            return Optional.empty();
        }
    }

    /** The Task's id, or a dash if there is none that may be printed. */
    String taskId() {
        return bundle.getEntry().stream()
                .filter(entry -> entry.getResource() instanceof Task)
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .filter(id -> id != null && ID.matcher(id).matches())
                .findFirst()
                .orElse("-");
    }

    Bundle response() {
        Bundle response = new Bundle().setType(BundleType.TRANSACTIONRESPONSE);
        bundle.getEntry().forEach(entry -> response.addEntry()
                .getResponse()
                .setStatus("201 Created")
                .setLocation(entry.getRequest().getUrl()));
        return response;
    }
}
