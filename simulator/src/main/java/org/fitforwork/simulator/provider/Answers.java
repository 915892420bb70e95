package org.fitforwork.simulator.provider;

import ca.uhn.fhir.context.FhirContext;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;

/** Writes what a provider answers. */
final class Answers {
    private static final int OK = 200;
    private static final String PAGE = "<!DOCTYPE html><title>Welcome</title><p>It works!";

    private final FhirContext fhir;

    Answers(FhirContext fhir) {
        this.fhir = fhir;
    }

    void resource(HttpExchange exchange, int status, Resource resource) throws IOException {
        text(exchange, status, "application/fhir+json", fhir.newJsonParser().encodeResourceToString(resource));
    }

    void json(HttpExchange exchange, String json) throws IOException {
        text(exchange, OK, "application/json", json);
    }

    void rubbish(HttpExchange exchange) throws IOException {
        text(exchange, OK, "text/html", PAGE);
    }

    void refuse(HttpExchange exchange, int status, IssueType type, String why) throws IOException {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue().setSeverity(IssueSeverity.ERROR).setCode(type).setDiagnostics(why);
        resource(exchange, status, outcome);
    }

    private static void text(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
