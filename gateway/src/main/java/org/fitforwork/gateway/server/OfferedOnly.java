package org.fitforwork.gateway.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;

/** What no client may do to a type is answered 405, whoever asks; HAPI would call it a bad request. */
final class OfferedOnly extends RestfulServer {
    private static final long serialVersionUID = 1L;

    OfferedOnly(FhirContext context) {
        super(context);
    }

    @Override
    protected void throwUnknownFhirOperationException(
            RequestDetails request, String path, RequestTypeEnum type) {
        throw new MethodNotAllowedException("this is not offered here; see /fhir/metadata");
    }
}
