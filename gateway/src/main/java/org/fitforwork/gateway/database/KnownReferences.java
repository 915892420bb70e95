package org.fitforwork.gateway.database;

import ca.uhn.fhir.jpa.dao.index.SearchParamWithInlineReferencesExtractor;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * HAPI walks through each resource for references that are searches, of which none is allowed here. It need not where
 * each reference was looked at before.
 */
public final class KnownReferences extends SearchParamWithInlineReferencesExtractor {
    private static final String KNOWN = KnownReferences.class.getName();

    /** For resources whose references are ids, all of them. */
    public static TransactionDetails transaction() {
        TransactionDetails details = new TransactionDetails();
        details.putUserData(KNOWN, true);
        return details;
    }

    @Override
    public void extractInlineReferences(RequestDetails request, IBaseResource resource, TransactionDetails details) {
        if (details.getUserData(KNOWN) == null) {
            super.extractInlineReferences(request, resource, details);
        }
    }
}
