package org.fitforwork.gateway.edge;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.fitforwork.referral.Refusal;

/** Answers a request that does not get as far as the FHIR server. */
final class RefusalWriter {
    private RefusalWriter() {}

    static void write(Refusal refusal, HttpServletResponse response, FhirContext context) throws IOException {
        response.setStatus(refusal.reason().httpStatus());
        response.setContentType("application/fhir+json;charset=UTF-8");
        context.newJsonParser()
                .encodeResourceToWriter(new RefusedException(refusal).getOperationOutcome(), response.getWriter());
    }
}
