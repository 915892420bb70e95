package org.fitforwork.gateway.catalogue;

import ca.uhn.fhir.model.api.annotation.Description;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.StringAndListParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.param.UriParam;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.fitforwork.gateway.catalogue.Asked.Token;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.UsageContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** PlanDefinitions: what each programme is decided by. */
@Component
class Plans extends CatalogueEntries<PlanDefinition> {
    Plans(Catalogue catalogue) {
        super(catalogue, PlanDefinition.class, Set.of("title:exact", "title:contains"));
    }

    @Search
    @Description("Finds the programmes of the directory")
    public IBundleProvider search(
            @OptionalParam(name = "_id") @Nullable TokenAndListParam id,
            @OptionalParam(name = "context") @Nullable TokenAndListParam context,
            @OptionalParam(name = "status") @Nullable TokenAndListParam status,
            @OptionalParam(name = "title") @Nullable StringAndListParam title,
            @OptionalParam(name = "url") @Nullable UriParam url,
            RequestDetails request) {
        Predicate<PlanDefinition> named = plan -> url == null || plan.getUrl().equals(url.getValue());
        return find(
                request,
                named.and(Asked.id(id))
                        .and(Asked.token(context, plan -> plan.getUseContext().stream()
                                .map(UsageContext::getValueCodeableConcept)
                                .flatMap(Token::of)))
                        .and(Asked.token(
                                status,
                                plan -> Stream.of(
                                        new Token(null, plan.getStatus().toCode()))))
                        .and(Asked.string(title, PlanDefinition::getTitle)));
    }
}
