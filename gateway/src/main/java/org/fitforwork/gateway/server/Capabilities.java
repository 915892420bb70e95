package org.fitforwork.gateway.server;

import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ServerCapabilityStatementProvider;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.util.FhirTerser;
import java.util.List;
import org.fitforwork.gateway.conformance.ProfilePackage;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;

/** The CapabilityStatement as HAPI derives it from what is registered, with the profiles that the package names. */
final class Capabilities extends ServerCapabilityStatementProvider {
    private final CapabilityStatement required;

    Capabilities(RestfulServer server, ISearchParamRegistry searchParameters, ProfilePackage profiles) {
        super(server, searchParameters, null);
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
        }
    }

    @Override
    protected void postProcessRestResource(FhirTerser terser, IBase resource, String type) {
        if (resource instanceof CapabilityStatementRestResourceComponent served) {
            supportedProfiles(type).forEach(profile -> served.addSupportedProfile(profile.getValue()));
        }
    }

    private List<CanonicalType> supportedProfiles(String type) {
        return required.getRestFirstRep().getResource().stream()
                .filter(resource -> resource.getType().equals(type))
                .findFirst()
                .map(CapabilityStatementRestResourceComponent::getSupportedProfile)
                .orElse(List.of());
    }
}
