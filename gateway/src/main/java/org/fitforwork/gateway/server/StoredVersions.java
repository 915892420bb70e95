package org.fitforwork.gateway.server;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.HistorySearchDateRangeParam;
import java.util.Map;
import java.util.Optional;
import org.fitforwork.gateway.access.EarlierVersions;
import org.fitforwork.gateway.access.Party;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.stereotype.Component;

/** Goes through the history of a resource, newest first. */
@Component
class StoredVersions implements EarlierVersions {
    private static final int MOST = 200;

    private final DaoRegistry daos;

    StoredVersions(DaoRegistry daos) {
        this.daos = daos;
    }

    @Override
    public Optional<IBaseResource> writtenFor(String organisation, IBaseResource resource) {
        var newestFirst = daos.getResourceDao(resource.fhirType())
                .history(
                        resource.getIdElement().toUnqualifiedVersionless(),
                        new HistorySearchDateRangeParam(Map.of(), new DateRangeParam(), null),
                        new SystemRequestDetails());
        return newestFirst.getResources(0, MOST).stream()
                .filter(version -> Party.of(version, organisation) && Party.ofContent(version, organisation))
                .findFirst();
    }
}
