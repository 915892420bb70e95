package org.fitforwork.gateway.channel;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.fitforwork.route.NoReceipt;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;

/**
 * Tells an answer of a FHIR server from that of whatever else may stand at an address: a proxy, a log-in page, a server
 * that was set up halfway. Those answer 200, and the referral would be taken for delivered.
 */
final class Receipt implements Processor {
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    @Override
    public void process(Exchange exchange) {
        String body = exchange.getMessage().getBody(String.class);
        if (body == null || body.isBlank()) {
            return;
        }
        int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 200, Integer.class);
        fault(body.strip()).ifPresent(fault -> {
            throw new NoReceipt("the provider answered HTTP %d with %s".formatted(status, fault));
        });
    }

    private static Optional<String> fault(String body) {
        IBaseResource resource;
        try {
            resource = (body.startsWith("<") ? FHIR.newXmlParser() : FHIR.newJsonParser()).parseResource(body);
        } catch (DataFormatException | ClassCastException | IllegalArgumentException | IllegalStateException e) {
            // The parser's message quotes the answer.
            return Optional.of("something that is no FHIR resource");
        }
        if (resource instanceof Bundle bundle) {
            return refused(bundle) ? Optional.of("a Bundle in which an entry failed") : Optional.empty();
        }
        if (resource instanceof OperationOutcome outcome) {
            return isError(outcome) ? Optional.of("an OperationOutcome that is an error") : Optional.empty();
        }
        return Optional.of("a FHIR resource that is no answer to a transaction");
    }

    private static boolean refused(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(entry -> entry.getResponse().getStatus())
                .anyMatch(status -> status != null && (status.startsWith("4") || status.startsWith("5")));
    }

    private static boolean isError(OperationOutcome outcome) {
        return outcome.getIssue().stream()
                .anyMatch(issue ->
                        issue.getSeverity() == IssueSeverity.ERROR || issue.getSeverity() == IssueSeverity.FATAL);
    }
}
