package org.fitforwork.gateway.server;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import org.fitforwork.gateway.access.Caller;
import org.fitforwork.gateway.access.Party;
import org.fitforwork.gateway.database.Served;
import org.hl7.fhir.instance.model.api.IIdType;
import org.springframework.stereotype.Component;

/**
 * Whether a resource is one of the caller's own. It is asked as a search over the caller's, which takes the same way for
 * what is somebody else's and for what does not exist; so neither the answer nor its time tells which of them it is.
 */
@Component
public class Own {
    private final DaoRegistry daos;
    private final Served served;

    Own(DaoRegistry daos, Served served) {
        this.daos = daos;
        this.served = served;
    }

    /** @throws NotThere if it is not the caller's, or does not exist */
    void require(IFhirResourceDao<?> dao, IIdType id) {
        if (!has(dao, id)) {
            throw new NotThere();
        }
    }

    /** False also for a type that is not stored here. */
    public boolean has(IIdType id) {
        return id.hasIdPart()
                && served.stored().contains(id.getResourceType())
                && has(daos.getResourceDao(id.getResourceType()), id);
    }

    private static boolean has(IFhirResourceDao<?> dao, IIdType id) {
        SearchParameterMap own = SearchParameterMap.newSynchronous()
                .add("_id", new TokenParam(id.getIdPart()))
                .add("_security", new TokenParam(Party.SYSTEM, Caller.current().organisation()));
        return !dao.searchForIds(own, new SystemRequestDetails()).isEmpty();
    }
}
