package org.fitforwork.gateway.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.fitforwork.referral.programme.Configuration;
import org.fitforwork.referral.programme.Organisation;
import org.fitforwork.referral.programme.Programme.Provider;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Endpoint.EndpointStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.UrlType;

/** The providers as Organizations, each that referrals are POSTed to with an Endpoint. */
final class ProviderOrganizations {
    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private static final String CONNECTION = "http://terminology.hl7.org/CodeSystem/endpoint-connection-type";

    private final Configuration configuration;

    ProviderOrganizations(Configuration configuration) {
        this.configuration = configuration;
    }

    Stream<Resource> all() {
        return configuration.organisations().values().stream()
                .sorted(Comparator.comparing(Organisation::id))
                .flatMap(organisation -> Stream.concat(
                        Stream.of(organization(organisation)),
                        posted(organisation) ? Stream.of(endpoint(organisation)) : Stream.empty()));
    }

    /** Where its referrals are POSTed; empty for a provider that reads its Tasks from the gateway. */
    static Optional<Reference> endpointOf(Organisation organisation) {
        return posted(organisation)
                ? Optional.of(new Reference("Endpoint/" + organisation.id()).setDisplay(name(organisation)))
                : Optional.empty();
    }

    private static boolean posted(Organisation organisation) {
        return organisation.channel().equals("fhir-rest");
    }

    private static String name(Organisation organisation) {
        return "FHIR endpoint of " + organisation.name();
    }

    private Organization organization(Organisation organisation) {
        Organization organization = new Organization();
        organization.setId(organisation.id());
        organization.addIdentifier(Codes.identifier(Organisation.SYSTEM, organisation.id()));
        organization.setActive(true).setName(organisation.name());
        contractor(organisation).ifPresent(holder -> organization.setPartOf(Codes.organization(holder)));
        endpointOf(organisation).ifPresent(organization::addEndpoint);
        return organization;
    }

    /** The one that holds every contract it works under; empty if it holds one itself, or works for several. */
    private Optional<Organisation> contractor(Organisation organisation) {
        List<Provider> appearances = configuration.all().stream()
                .flatMap(programme -> programme.providers().stream())
                .filter(provider -> provider.organisation().equals(organisation.id()))
                .toList();
        List<String> holders = appearances.stream()
                .map(Provider::subContractorOf)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        boolean always = appearances.stream().allMatch(provider -> provider.subContractorOf() != null);
        return always && holders.size() == 1
                ? Optional.ofNullable(configuration.organisations().get(holders.get(0)))
                : Optional.empty();
    }

    /** Without its address: only the gateway posts there, and a referral that went past it would be nobody's. */
    private static Endpoint endpoint(Organisation organisation) {
        Endpoint endpoint = new Endpoint().setStatus(EndpointStatus.ACTIVE).setName(name(organisation));
        endpoint.setId(organisation.id());
        endpoint.setConnectionType(new Coding(CONNECTION, "hl7-fhir-rest", "HL7 FHIR"));
        endpoint.setManagingOrganization(Codes.organization(organisation));
        endpoint.addPayloadType(
                new CodeableConcept().setText("Fit-for-work referral, as a FHIR R4 transaction Bundle"));
        endpoint.addPayloadMimeType("application/fhir+json");
        UrlType address = new UrlType();
        address.addExtension(new Extension(ABSENT, new CodeType("masked")));
        return endpoint.setAddressElement(address);
    }
}
