package org.fitforwork.gateway.database;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.jpa.searchparam.registry.SearchParamRegistryImpl;
import ca.uhn.fhir.rest.server.util.ResourceSearchParams;
import java.util.Collection;
import java.util.List;
import org.hl7.fhir.instance.model.api.IIdType;

/**
 * HAPI's registry, started from our definitions instead of from the database, in which there are none. HAPI insists on
 * every parameter of Subscription, for a module of its own; clients are offered those that are served.
 */
final class ServedSearchParamRegistry extends SearchParamRegistryImpl {
    private final ServedSearchParameters parameters;
    private final Served served;

    ServedSearchParamRegistry(ServedSearchParameters parameters, Served served) {
        this.parameters = parameters;
        this.served = served;
    }

    @Override
    public void handleInit(Collection<IIdType> stored) {
        super.handleInit(parameters.ids());
    }

    @Override
    public ResourceSearchParams getActiveSearchParams(String type, SearchParamLookupContextEnum context) {
        ResourceSearchParams known = super.getActiveSearchParams(type, context);
        if (context != SearchParamLookupContextEnum.SEARCH) {
            return known;
        }
        ResourceSearchParams offered = known.makeCopy();
        List<String> others = known.values().stream()
                .filter(parameter -> !served.typesOf(parameter.getUri()).contains(type))
                .map(RuntimeSearchParam::getName)
                .toList();
        others.forEach(offered::remove);
        return offered;
    }
}
