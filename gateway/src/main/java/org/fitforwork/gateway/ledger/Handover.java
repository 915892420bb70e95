package org.fitforwork.gateway.ledger;

import java.util.List;
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
            resource.setId(id.withResourceType(resource.fhirType()));
            resource.getMeta().setVersionId(id.getVersionIdPart());
            add(handover, resource);
        }
        return handover;
    }

    /** @param stored resources as they are read from the database */
    static Bundle of(List<? extends Resource> stored) {
        Bundle handover = new Bundle().setType(BundleType.TRANSACTION);
        stored.forEach(resource -> {
            Resource copy = resource.copy();
            copy.setId(resource.getIdElement().toUnqualified());
            add(handover, copy);
        });
        return handover;
    }

    private static void add(Bundle handover, Resource resource) {
        Party.strip(resource);
        handover.addEntry()
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(resource.fhirType() + "/" + resource.getIdElement().getIdPart());
    }

    static Resource last(Bundle handover) {
        return handover.getEntry().get(handover.getEntry().size() - 1).getResource();
    }

    static String idOf(Bundle handover, String type) {
        return only(handover, type).getIdElement().getIdPart();
    }

    static Resource only(Bundle handover, String type) {
        return handover.getEntry().stream()
                .map(entry -> entry.getResource())
                .filter(resource -> resource.fhirType().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
