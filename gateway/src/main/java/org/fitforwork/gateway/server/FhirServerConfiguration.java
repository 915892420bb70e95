package org.fitforwork.gateway.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.narrative2.NullNarrativeGenerator;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.IncomingRequestAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.interceptor.consent.ConsentInterceptor;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fitforwork.gateway.access.Caller;
import org.fitforwork.gateway.access.OwnReferralsOnly;
import org.fitforwork.gateway.access.OwnVersions;
import org.fitforwork.gateway.access.RolesInterceptor;
import org.fitforwork.gateway.access.Views;
import org.fitforwork.gateway.access.matrix.AccessMatrix;
import org.fitforwork.gateway.access.scope.ScopeInterceptor;
import org.fitforwork.gateway.configuration.LoadedConfiguration;
import org.fitforwork.gateway.conformance.FormSet;
import org.fitforwork.gateway.conformance.FormSets;
import org.fitforwork.gateway.conformance.ProfilePackage;
import org.fitforwork.gateway.database.Served;
import org.fitforwork.gateway.edge.NamelessParserErrors;
import org.fitforwork.gateway.edge.PlainErrors;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The REST layer: what is offered under {@code /fhir}, and the interceptors that every request passes. */
@Configuration
class FhirServerConfiguration {
    @Bean
    RestfulServer fhirServer(
            FhirContext context,
            List<Endpoint> endpoints,
            ProfilePackage profiles,
            LoadedConfiguration configuration,
            FormSets forms,
            Served served,
            OwnVersions versions,
            Views views,
            ISearchParamRegistry searchParameters) {
        context.setNarrativeGenerator(new NullNarrativeGenerator());
        context.setParserErrorHandler(new NamelessParserErrors());
        // A receipt is about one version.
        context.getParserOptions().setDontStripVersionsFromReferencesAtPaths("Provenance.target");
        // Else each resource that is written out is searched for some to contain. What we contain, we add.
        context.getParserOptions().setAutoContainReferenceTargetsWithNoId(false);
        RestfulServer server = new OfferedOnly(context);
        server.setDefaultResponseEncoding(EncodingEnum.JSON);
        server.setServerAddressStrategy(new IncomingRequestAddressStrategy());
        // The security filters have read a form by then; HAPI would find its stream empty.
        server.setIgnoreServerParsedRequestParameters(false);
        server.setServerConformanceProvider(new Capabilities(server, searchParameters, profiles));
        server.registerProviders(endpoints);
        Stream.of(Questionnaire.class, StructureDefinition.class, CodeSystem.class, ValueSet.class)
                .forEach(type ->
                        server.registerProvider(definitions(type, profiles, () -> forms.of(configuration.current()))));
        server.registerInterceptor(new PlainErrors());
        server.registerInterceptor(new ScopeInterceptor(() -> Caller.current().scopes()));
        server.registerInterceptor(new RolesInterceptor(AccessMatrix.read()));
        server.registerInterceptor(new ConsentInterceptor(new OwnReferralsOnly(served.stored(), versions, views)));
        return server;
    }

    /** Those of the package, and those that follow from the configuration. */
    private static <T extends MetadataResource> Definitions<T> definitions(
            Class<T> type, ProfilePackage profiles, Supplier<FormSet> current) {
        return new Definitions<>(
                type, () -> Stream.of(profiles.all(type), current.get().all(type))
                        .flatMap(List::stream)
                        .toList());
    }

    @Bean
    ServletRegistrationBean<RestfulServer> fhirServlet(RestfulServer server) {
        ServletRegistrationBean<RestfulServer> servlet = new ServletRegistrationBean<>(server, "/fhir/*");
        servlet.setName("fhir");
        servlet.setLoadOnStartup(1);
        return servlet;
    }

    @Bean
    Endpoint questionnaireResponses(DaoRegistry daos, Searches searches) {
        return new StoredResources<>(daos.getResourceDao(QuestionnaireResponse.class), searches);
    }

    @Bean
    Endpoint conditions(DaoRegistry daos, Searches searches) {
        return new StoredResources<>(daos.getResourceDao(Condition.class), searches);
    }

    @Bean
    Endpoint practitioners(DaoRegistry daos, Searches searches) {
        return new StoredResources<>(daos.getResourceDao(Practitioner.class), searches);
    }

    /** Receipts; see {@code seal.receipt}. */
    @Bean
    Endpoint provenances(DaoRegistry daos, Searches searches) {
        return new StoredResources<>(daos.getResourceDao(Provenance.class), searches);
    }

    @Bean
    Endpoint practitionerRoles(DaoRegistry daos, Searches searches) {
        return new StoredResources<>(daos.getResourceDao(PractitionerRole.class), searches);
    }
}
