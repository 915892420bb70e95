package org.fitforwork.gateway.server;

import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;

/** One answer for what does not exist and for what is not the caller's, so that none tells which of them it is. */
public final class NotThere extends ResourceNotFoundException {
    private static final long serialVersionUID = 1L;

    public NotThere() {
        super("there is no such resource, or it is not this client's");
    }
}
