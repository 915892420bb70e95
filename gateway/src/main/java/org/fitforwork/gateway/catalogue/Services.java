package org.fitforwork.gateway.catalogue;

import ca.uhn.fhir.model.api.annotation.Description;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.StringAndListParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.fitforwork.gateway.catalogue.Asked.Token;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** HealthcareServices: which services cover 14L and take GP referrals? */
@Component
class Services extends CatalogueEntries<HealthcareService> {
    Services(Catalogue catalogue) {
        super(
                catalogue,
                HealthcareService.class,
                Set.of(
                        "name:exact",
                        "name:contains",
                        "coverage-area:identifier",
                        "coverage-area:Location",
                        "organization:identifier",
                        "organization:Organization"));
    }

    @Search
    @Description("Finds services of the directory")
    public IBundleProvider search(
            @OptionalParam(name = "_id") @Nullable TokenAndListParam id,
            @OptionalParam(name = "active") @Nullable TokenAndListParam active,
            @OptionalParam(name = "area") @Nullable TokenAndListParam area,
            @OptionalParam(name = "characteristic") @Nullable TokenAndListParam characteristic,
            @OptionalParam(name = "coverage-area") @Nullable ReferenceAndListParam coverageArea,
            @OptionalParam(name = "identifier") @Nullable TokenAndListParam identifier,
            @OptionalParam(name = "name") @Nullable StringAndListParam name,
            @OptionalParam(name = "organization") @Nullable ReferenceAndListParam organization,
            @OptionalParam(name = "program") @Nullable TokenAndListParam program,
            @OptionalParam(name = "referral-source") @Nullable TokenAndListParam source,
            RequestDetails request) {
        return find(
                request,
                Asked.<HealthcareService>id(id)
                        .and(Asked.token(
                                active, service -> Stream.of(new Token(null, String.valueOf(service.getActive())))))
                        .and(covers(area))
                        .and(Asked.token(characteristic, Services::sources))
                        .and(Asked.reference(coverageArea, service -> service.getCoverageArea().stream()))
                        .and(Asked.token(identifier, service -> service.getIdentifier().stream()
                                .map(Token::of)))
                        .and(Asked.string(name, HealthcareService::getName))
                        .and(Asked.reference(organization, service -> Stream.of(service.getProvidedBy())
                                .filter(Reference::hasReference)))
                        .and(Asked.token(program, service -> service.getProgram().stream()
                                .flatMap(Token::of)))
                        .and(Asked.token(source, Services::sources)));
    }

    private static Stream<Token> sources(HealthcareService service) {
        return service.getCharacteristic().stream().flatMap(Token::of);
    }

    private Predicate<HealthcareService> covers(@Nullable TokenAndListParam asked) {
        if (asked == null) {
            return service -> true;
        }
        Coverage coverage = catalogue().coverage();
        return asked.getValuesAsQueryTokens().stream()
                .map(or -> or.getValuesAsQueryTokens().stream()
                        .map(area -> covers(coverage, area))
                        .reduce(service -> false, Predicate::or))
                .reduce(service -> true, Predicate::and);
    }

    private static Predicate<HealthcareService> covers(Coverage coverage, TokenParam area) {
        String system = area.getSystem();
        boolean ours = system == null || system.equals(Codes.ODS) || system.equals(Codes.PART);
        Set<String> meant = ours && area.getValue() != null ? coverage.meant(area.getValue()) : Set.of();
        return service -> service.getCoverageArea().stream()
                .anyMatch(place -> meant.contains(place.getIdentifier().getValue()));
    }
}
