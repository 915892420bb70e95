package org.fitforwork.gateway.ledger;

import org.fitforwork.gateway.access.Party;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/**
 * The referral as a provider receives it: a transaction of updates under the gateway's own ids, so that receiving it
 * twice stores it once.
 */
final class Handover {
    private Handover() {}

    /**
     * @param stored the transaction as HAPI left it: ids given, references resolved
     * @param response its transaction-response, entry by entry
     */
    static Bundle of(Bundle stored, Bundle response) {
        Bundle handover = new Bundle().setType(BundleType.TRANSACTION);
        for (int i = 0; i < stored.getEntry().size(); i++) {
            Resource resource = stored.getEntry().get(i).getResource().copy();
            IdType id = new IdType(response.getEntry().get(i).getResponse().getLocation());
            Party.strip(resource);
            resource.setId(id.withResourceType(resource.fhirType()));
            resource.getMeta().setVersionId(id.getVersionIdPart());
            String url = resource.fhirType() + "/" + id.getIdPart();
            handover.addEntry()
                    .setResource(resource)
                    .getRequest()
                    .setMethod(HTTPVerb.PUT)
                    .setUrl(url);
        }
        return handover;
    }

    static Resource last(Bundle handover) {
        return handover.getEntry().get(handover.getEntry().size() - 1).getResource();
    }

    static String idOf(Bundle handover, String type) {
        return handover.getEntry().stream()
                .map(entry -> entry.getResource())
                .filter(resource -> resource.fhirType().equals(type))
                .map(resource -> resource.getIdElement().getIdPart())
                .findFirst()
                .orElseThrow();
    }
}
