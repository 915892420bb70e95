package org.fitforwork.gateway.server;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.model.api.ResourceMetadataKeyEnum;
import ca.uhn.fhir.model.valueset.BundleEntryTransactionMethodEnum;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.HistorySearchDateRangeParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Instant;
import java.util.Date;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.fitforwork.gateway.access.Caller;
import org.fitforwork.gateway.access.OwnVersions;
import org.fitforwork.gateway.access.Views;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Patients, whom several organisations may share without knowing: each has the versions that were written for it. */
@Component
class PatientEndpoint extends StoredResources<Patient> {
    private final OwnVersions versions;
    private final Views views;

    PatientEndpoint(DaoRegistry daos, Searches searches, OwnVersions versions, Views views) {
        super(daos.getResourceDao(Patient.class), searches);
        this.versions = versions;
        this.views = views;
    }

    @Override
    public Patient read(IIdType id, RequestDetails request) {
        return own(id).filter(version -> !id.hasVersionIdPart()
                        || id.getVersionIdPart().equals(version.getMeta().getVersionId()))
                .findFirst()
                .orElseThrow(NotThere::new);
    }

    @Override
    public IBundleProvider history(IIdType id, @Nullable Date since, @Nullable Integer offset, RequestDetails request) {
        if (offset != null && offset < 0) {
            throw new InvalidRequestException("_offset must be a whole number, 0 or more");
        }
        DateRangeParam range =
                new HistorySearchDateRangeParam(request.getParameters(), new DateRangeParam(since, null), offset);
        return Page.of(
                request,
                own(id).filter(within(range))
                        .map(PatientEndpoint::withItsRequest)
                        .toList());
    }

    /** The standard wants it of each entry of a history: the first version was made by a POST. */
    private static Patient withItsRequest(Patient version) {
        ResourceMetadataKeyEnum.ENTRY_TRANSACTION_METHOD.put(
                version,
                version.getMeta().getVersionId().equals("1")
                        ? BundleEntryTransactionMethodEnum.POST
                        : BundleEntryTransactionMethodEnum.PUT);
        return version;
    }

    private Stream<Patient> own(IIdType id) {
        requireOwn(id);
        Caller caller = Caller.current();
        Resource newest = dao().read(id.toUnqualifiedVersionless(), new SystemRequestDetails());
        return versions.of(caller.organisation(), newest).stream().map(version -> (Patient) views.of(version, caller));
    }

    private static Predicate<Patient> within(DateRangeParam range) {
        Date lower = range.getLowerBoundAsInstant();
        Date upper = range.getUpperBoundAsInstant();
        Instant from = lower == null ? Instant.MIN : lower.toInstant();
        Instant to = upper == null ? Instant.MAX : upper.toInstant();
        return version -> {
            Instant at = version.getMeta().getLastUpdated().toInstant();
            return !at.isBefore(from) && !at.isAfter(to);
        };
    }
}
