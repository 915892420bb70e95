package org.fitforwork.simulator.provider;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
    private final String fingerprint;

    private Delivered(Bundle bundle, String fingerprint) {
        this.bundle = bundle;
        this.fingerprint = fingerprint;
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
                    .map(bundle -> new Delivered(bundle, fingerprint(body)));
        } catch (DataFormatException e) {
            return Optional.empty();
        }
    }

    private static String fingerprint(String body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The Task's id, or a dash if there is none that may be printed. */
    String taskId() {
        return bundle.getEntry().stream()
                .filter(entry -> entry.getResource() instanceof Task)
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .filter(id -> id != null && ID.matcher(id).matches())
                .findFirst()
                .orElse(Arrival.UNKNOWN);
    }

    /** The same for the same content only. */
    String fingerprint() {
        return fingerprint;
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
