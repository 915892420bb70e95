package org.fitforwork.gateway.catalogue;

import ca.uhn.fhir.model.api.annotation.Description;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.StringAndListParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import java.util.Set;
import java.util.stream.Stream;
import org.fitforwork.gateway.catalogue.Asked.Token;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Locations: regions, commissioning areas and parts of areas. The code of a merged area finds what it became, too. */
@Component
class Locations extends CatalogueEntries<Location> {
    Locations(Catalogue catalogue) {
        super(catalogue, Location.class, Set.of("name:exact", "name:contains", "partof:Location"));
    }

    @Search
    @Description("Finds areas of the directory")
    public IBundleProvider search(
            @OptionalParam(name = "_id") @Nullable TokenAndListParam id,
            @OptionalParam(name = "identifier") @Nullable TokenAndListParam identifier,
            @OptionalParam(name = "name") @Nullable StringAndListParam name,
            @OptionalParam(name = "partof") @Nullable ReferenceAndListParam partOf,
            @OptionalParam(name = "status") @Nullable TokenAndListParam status,
            RequestDetails request) {
        return find(
                request,
                Asked.<Location>id(id)
                        .and(Asked.token(identifier, area -> area.getIdentifier().stream()
                                .map(Token::of)))
                        .and(Asked.string(name, Location::getName))
                        .and(Asked.reference(
                                partOf, area -> Stream.of(area.getPartOf()).filter(Reference::hasReference)))
                        .and(Asked.token(
                                status,
                                area -> Stream.of(
                                        new Token(null, area.getStatus().toCode())))));
    }
}
