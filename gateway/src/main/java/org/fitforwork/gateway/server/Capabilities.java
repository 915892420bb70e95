package org.fitforwork.gateway.server;

import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ServerCapabilityStatementProvider;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import ca.uhn.fhir.rest.server.util.ResourceSearchParams;
import ca.uhn.fhir.util.FhirTerser;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitforwork.gateway.conformance.ProfilePackage;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.jspecify.annotations.Nullable;

/** The CapabilityStatement as HAPI derives it from what is registered, with the profiles and extensions that the package names. */
final class Capabilities extends ServerCapabilityStatementProvider {
    private final CapabilityStatement required;
    private final RestfulServer server;

    Capabilities(RestfulServer server, ISearchParamRegistry searchParameters, ProfilePackage profiles) {
        super(server, searchParameters, null);
        this.server = server;
        this.required = profiles.capabilities();
        setPublisher("Fit-for-work referral gateway");
    }

    @Override
    protected void postProcess(FhirTerser terser, IBaseConformance statement) {
        if (statement instanceof CapabilityStatement capabilities) {
            capabilities.addInstantiates(required.getUrl());
            capabilities.getPatchFormat().clear();
            capabilities.addPatchFormat("application/json-patch+json");
            capabilities.addPatchFormat("application/fhir+json");
            // How a client's own referrals are found is no parameter for clients.
            capabilities.getRestFirstRep().getResource().forEach(resource -> resource.getSearchParam()
                    .removeIf(parameter -> parameter.getName().equals("_security")));
            capabilities.getRestFirstRep().getResource().forEach(this::searchedFromMemory);
        }
    }

    @Override
    protected void postProcessRestResource(FhirTerser terser, IBase resource, String type) {
        if (resource instanceof CapabilityStatementRestResourceComponent served) {
            supportedProfiles(type).forEach(profile -> served.addSupportedProfile(profile.getValue()));
            resource(type).findFirst().ifPresent(asked -> asked.getExtension()
                    .forEach(each -> served.addExtension(each.copy())));
        }
    }

    /** The registry knows the parameters of stored types only; the others are declared where they are served. */
    private void searchedFromMemory(CapabilityStatementRestResourceComponent served) {
        ResourceSearchParams declared = server.createConfiguration()
                .getActiveSearchParams(served.getType(), SearchParamLookupContextEnum.SEARCH);
        Set<String> known = served.getSearchParam().stream()
                .map(CapabilityStatementRestResourceSearchParamComponent::getName)
                .collect(Collectors.toSet());
        declared.getSearchParamNames().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> served.addSearchParam()
                        .setName(name)
                        .setType(SearchParamType.fromCode(
                                declared.get(name).getParamType().getCode()))
                        .setDefinition(definition(served.getType(), name)));
    }

    private @Nullable String definition(String type, String name) {
        return resource(type)
                .flatMap(resource -> resource.getSearchParam().stream()
                        .filter(parameter -> parameter.getName().equals(name)))
                .map(CapabilityStatementRestResourceSearchParamComponent::getDefinition)
                .findFirst()
                .orElse(null);
    }

    private Stream<CapabilityStatementRestResourceComponent> resource(String type) {
        return required.getRestFirstRep().getResource().stream()
                .filter(resource -> resource.getType().equals(type));
    }

    private List<CanonicalType> supportedProfiles(String type) {
        return resource(type)
                .findFirst()
                .map(CapabilityStatementRestResourceComponent::getSupportedProfile)
                .orElse(List.of());
    }
}
