package org.fitforwork.gateway.catalogue;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.model.api.annotation.Description;
import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Offset;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Since;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.StringAndListParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.fitforwork.gateway.access.Caller;
import org.fitforwork.gateway.access.Party;
import org.fitforwork.gateway.catalogue.Asked.Token;
import org.fitforwork.gateway.server.Endpoint;
import org.fitforwork.gateway.server.Page;
import org.fitforwork.gateway.server.Searches;
import org.fitforwork.gateway.server.StoredResources;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Organization;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Organizations: looked for in the directory first, and where none of it is meant among those that came with the
 * caller's own referrals.
 */
@Component
class Organizations implements IResourceProvider, Endpoint {
    private static final Set<String> MODIFIED = Set.of("name:exact", "name:contains");

    private final Catalogue catalogue;
    private final StoredResources<Organization> stored;

    Organizations(Catalogue catalogue, DaoRegistry daos, Searches searches) {
        this.catalogue = catalogue;
        this.stored = new StoredResources<>(daos.getResourceDao(Organization.class), searches);
    }

    @Override
    public Class<Organization> getResourceType() {
        return Organization.class;
    }

    @Read(version = true)
    public Organization read(@IdParam IdType id, RequestDetails request) {
        return providers(provider ->
                        !id.hasVersionIdPart() && provider.getIdPart().equals(id.getIdPart()))
                .stream()
                .findFirst()
                .orElseGet(() -> stored.read(id, request));
    }

    @Search
    @Description("Finds organisations of the directory, or else of the caller's own referrals")
    public IBundleProvider search(
            @OptionalParam(name = "_id") @Nullable TokenAndListParam id,
            @OptionalParam(name = "identifier") @Nullable TokenAndListParam identifier,
            @OptionalParam(name = "name") @Nullable StringAndListParam name,
            RequestDetails request) {
        CatalogueEntries.refuseOtherModifiers(request, MODIFIED);
        List<Organization> found = providers(Asked.<Organization>id(id)
                .and(Asked.token(identifier, organization -> organization.getIdentifier().stream()
                        .map(Token::of)))
                .and(Asked.string(name, Organization::getName)));
        return found.isEmpty() ? stored.search(Map.of(), request) : Page.of(request, found);
    }

    @History
    public IBundleProvider history(
            @IdParam IdType id, @Since @Nullable Date since, @Offset @Nullable Integer offset, RequestDetails request) {
        return stored.history(id, since, offset, request);
    }

    /** Labelled for the caller, as what is stored must be to be seen: those of the directory are for everybody. */
    private List<Organization> providers(Predicate<Organization> asked) {
        String organisation = Caller.current().organisation();
        return catalogue.all(Organization.class).stream()
                .filter(asked)
                .map(Organization::copy)
                .peek(provider -> Party.label(provider, organisation))
                .toList();
    }
}
