package org.fitforwork.gateway.catalogue;

import ca.uhn.fhir.model.api.annotation.Description;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Endpoint;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Endpoints of the providers that referrals are POSTed to. */
@Component
class ProviderEndpoints extends CatalogueEntries<Endpoint> {
    ProviderEndpoints(Catalogue catalogue) {
        super(catalogue, Endpoint.class, Set.of("organization:identifier", "organization:Organization"));
    }

    @Search
    @Description("Finds the endpoints of the directory")
    public IBundleProvider search(
            @OptionalParam(name = "_id") @Nullable TokenAndListParam id,
            @OptionalParam(name = "organization") @Nullable ReferenceAndListParam organization,
            RequestDetails request) {
        return find(
                request,
                Asked.<Endpoint>id(id)
                        .and(Asked.reference(organization, endpoint -> Stream.of(endpoint.getManagingOrganization()))));
    }
}
