package org.fitforwork.gateway.database;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.jpa.searchparam.registry.ISearchParamProvider;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.fitforwork.gateway.conformance.ProfilePackage;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.SearchParameter;

/**
 * The search parameters that are indexed: those that the package's CapabilityStatement names, and {@code _security},
 * by which a client's own referrals are found, alone and, of Tasks, together with their status. They come from definitions,
 * not from the database.
 */
final class ServedSearchParameters implements ISearchParamProvider {
    private final List<SearchParameter> parameters;

    ServedSearchParameters(Served served, ProfilePackage profiles, FhirContext context) {
        List<SearchParameter> standard = Objects.requireNonNull(
                new DefaultProfileValidationSupport(context).<SearchParameter>fetchAllSearchParameters());
        Stream<SearchParameter> asked = Stream.concat(standard.stream(), profiles.all(SearchParameter.class).stream())
                .filter(parameter -> !served.typesOf(parameter.getUrl()).isEmpty())
                .map(parameter -> narrow(parameter.copy(), served.typesOf(parameter.getUrl())));
        parameters = Stream.concat(asked, Stream.of(TasksByStatus.parameter())).toList();
    }

    /** A parameter such as clinical-patient is defined for dozens of types; only those asked for are indexed. */
    private static SearchParameter narrow(SearchParameter parameter, Collection<String> types) {
        parameter.setStatus(PublicationStatus.ACTIVE);
        parameter.getBase().clear();
        types.stream().sorted().forEach(parameter::addBase);
        return parameter;
    }

    Collection<IIdType> ids() {
        return parameters.stream().<IIdType>map(SearchParameter::getIdElement).toList();
    }

    @Override
    public IBundleProvider search(SearchParameterMap ignored) {
        return new SimpleBundleProvider(parameters);
    }

    @Override
    public IBaseResource read(IIdType id) {
        return parameters.stream()
                .filter(parameter -> parameter.getIdElement().getIdPart().equals(id.getIdPart()))
                .findFirst()
                .orElseThrow(() -> new ResourceNotFoundException(id));
    }
}
