package org.fitforwork.gateway.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;

/**
 * What no client may do to a type is answered 405, whoever asks; HAPI would call it a bad request, which only a search by
 * a parameter that there is not is.
 */
final class OfferedOnly extends RestfulServer {
    private static final long serialVersionUID = 1L;

    OfferedOnly(FhirContext context) {
        super(context);
    }

    @Override
    protected void throwUnknownFhirOperationException(RequestDetails request, String path, RequestTypeEnum type) {
        if (searches(request, type)) {
            super.throwUnknownFhirOperationException(request, path, type);
        }
        throw new MethodNotAllowedException("this is not offered here; see /fhir/metadata");
    }

    private static boolean searches(RequestDetails request, RequestTypeEnum type) {
        boolean ofType = request.getResourceName() != null && request.getId() == null;
        return ofType
                && (Constants.PARAM_SEARCH.equals(request.getOperation())
                        || (type == RequestTypeEnum.GET && request.getOperation() == null));
    }
}
