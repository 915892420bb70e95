package org.fitforwork.gateway.server;

import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.model.api.annotation.Description;
import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Offset;
import ca.uhn.fhir.rest.annotation.RawParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Since;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.HistorySearchDateRangeParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.fitforwork.gateway.access.Caller;
import org.fitforwork.gateway.access.Party;
import org.fitforwork.gateway.disclosure.Purpose;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.jspecify.annotations.Nullable;

/** Reads and searches of one stored resource type. A subclass adds what may be done to it. */
public class StoredResources<T extends IBaseResource> implements IResourceProvider, Endpoint {
    private final IFhirResourceDao<T> dao;
    private final Searches searches;

    public StoredResources(IFhirResourceDao<T> dao, Searches searches) {
        this.dao = dao;
        this.searches = searches;
    }

    @Override
    public Class<T> getResourceType() {
        return dao.getResourceType();
    }

    @Read(version = true)
    public T read(@IdParam IIdType id, RequestDetails request) {
        requireOwn(id);
        if (id.hasVersionIdPart()) {
            refuseVersions(id);
        }
        try {
            return dao.read(id, request);
        } catch (BaseServerResponseException e) {
            throw e.getStatusCode() == Constants.STATUS_HTTP_404_NOT_FOUND ? new NotThere() : e;
        }
    }

    @Search(allowUnknownParams = true)
    @Description("Finds what belongs to the caller's own referrals")
    public IBundleProvider search(@RawParam Map<String, List<String>> parameters, RequestDetails request) {
        return searches.own(dao, request);
    }

    @History
    public IBundleProvider history(
            @IdParam IIdType id,
            @Since @Nullable Date since,
            @Offset @Nullable Integer offset,
            RequestDetails request) {
        if (offset != null && offset < 0) {
            throw new InvalidRequestException("_offset must be a whole number, 0 or more");
        }
        requireOwn(id);
        refuseVersions(id);
        DateRangeParam range = new DateRangeParam(since, null);
        return dao.history(id, new HistorySearchDateRangeParam(request.getParameters(), range, offset), request);
    }

    /** What is not the caller's, or no longer is, is not there, and has no earlier versions and no empty history either. */
    protected void requireOwn(IIdType id) {
        searches.own().require(dao, id);
    }

    /** Of what is told no more than that it ended, the versions before say more. */
    private void refuseVersions(IIdType id) {
        T newest = dao.read(id.toUnqualifiedVersionless(), new SystemRequestDetails());
        if (Party.limited(newest, Caller.current().organisation())
                .filter(Purpose.WITHDRAWN::equals)
                .isPresent()) {
            throw new NotThere();
        }
    }

    protected IFhirResourceDao<T> dao() {
        return dao;
    }
}
