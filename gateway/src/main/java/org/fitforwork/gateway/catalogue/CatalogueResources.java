package org.fitforwork.gateway.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.fitforwork.gateway.conformance.FormSet;
import org.fitforwork.gateway.conformance.ProfilePackage;
import org.fitforwork.referral.programme.Configuration;
import org.hl7.fhir.r4.model.Resource;

/** The directory that follows from a configuration: a function of it, its forms and the day. */
final class CatalogueResources {
    /** System of the tag that names the version of the configuration that a resource was made from. */
    static final String VERSION = ProfilePackage.canonical("CodeSystem", "configuration-version");

    private CatalogueResources() {}

    static List<Resource> of(Configuration configuration, FormSet forms, LocalDate today) {
        Coverage coverage = new Coverage(configuration.areas(), today);
        Stream<Resource> resources = Stream.of(
                        new AreaLocations(configuration.areas(), coverage).all(),
                        new ProviderOrganizations(configuration).all(),
                        new ProgrammeServices(configuration, coverage).all(),
                        new ProgrammePlans(configuration, forms, today).all())
                .flatMap(made -> made);
        return resources
                .map(resource -> marked(resource, configuration.version()))
                .toList();
    }

    private static Resource marked(Resource resource, String version) {
        resource.getMeta().setSource(ProfilePackage.BASE + "/configuration/" + version);
        resource.getMeta().addTag().setSystem(VERSION).setCode(version);
        return resource;
    }
}
