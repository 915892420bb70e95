package org.fitforwork.gateway.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.model.api.ResourceMetadataKeyEnum;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.HistorySearchDateRangeParam;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.fitforwork.gateway.access.OwnVersions;
import org.fitforwork.gateway.access.Party;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Goes through the history of a resource. Versions in a row that say the same are one: between them somebody else wrote,
 * or a label changed, and alone the organisation would have made no new version.
 */
@Component
class NumberedVersions implements OwnVersions {
    private static final int PAGE = 200;

    private final DaoRegistry daos;
    private final FhirContext context;

    NumberedVersions(DaoRegistry daos, FhirContext context) {
        this.daos = daos;
        this.context = context;
    }

    @Override
    public List<Resource> of(String organisation, Resource newest) {
        List<Resource> oldestFirst = new ArrayList<>();
        String before = "";
        for (Resource version : writtenFor(organisation, newest)) {
            String content = content(version);
            if (!content.equals(before)) {
                oldestFirst.add(version);
                before = content;
            } else {
                // The labels of the newest are those in force; its number and time are those of the first that says so.
                Resource first = oldestFirst.get(oldestFirst.size() - 1);
                version.getMeta().setLastUpdated(first.getMeta().getLastUpdated());
                oldestFirst.set(oldestFirst.size() - 1, version);
            }
        }
        for (int i = 0; i < oldestFirst.size(); i++) {
            number(oldestFirst.get(i), i + 1);
        }
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    private List<Resource> writtenFor(String organisation, Resource newest) {
        if (newest.getIdElement().getVersionIdPartAsLong() == 1L) {
            return own(organisation, newest) ? List.of(newest) : List.of();
        }
        List<Resource> oldestFirst = new ArrayList<>();
        IBundleProvider history = daos.getResourceDao(newest.fhirType())
                .history(
                        newest.getIdElement().toUnqualifiedVersionless(),
                        new HistorySearchDateRangeParam(Map.of(), new DateRangeParam(), null),
                        new SystemRequestDetails());
        List<IBaseResource> page;
        int from = 0;
        do {
            page = history.getResources(from, from + PAGE);
            page.stream()
                    .map(Resource.class::cast)
                    .filter(version -> own(organisation, version))
                    .forEach(oldestFirst::add);
            from += PAGE;
        } while (page.size() == PAGE);
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    private static boolean own(String organisation, Resource version) {
        return Party.of(version, organisation) && Party.ofContent(version, organisation);
    }

    private String content(Resource version) {
        Resource content = version.copy();
        content.setMeta(null);
        content.setId((String) null);
        return context.newJsonParser().encodeResourceToString(content);
    }

    private static void number(Resource version, int number) {
        // HAPI notes of some versions how they came about, which would tell those from others.
        ResourceMetadataKeyEnum.ENTRY_TRANSACTION_METHOD.put(version, null);
        version.getMeta().setVersionId(String.valueOf(number));
        version.setId(new IdType(version.fhirType(), version.getIdElement().getIdPart(), String.valueOf(number)));
    }
}
