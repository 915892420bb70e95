package org.fitforwork.gateway.server;

import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;

/**
 * What is served, as the CapabilityStatement of the package asks for it.
 *
 * @param stored the resource types of referrals, kept in the database
 * @param searchParameters canonical URLs of the search parameters to index
 */
record Served(Set<String> stored, Set<String> searchParameters) {
    private static final Set<String> DEFINITIONS =
            Set.of("Questionnaire", "StructureDefinition", "CodeSystem", "ValueSet");

    static Served by(CapabilityStatement statement) {
        var resources = statement.getRestFirstRep().getResource();
        return new Served(
                resources.stream()
                        .map(CapabilityStatementRestResourceComponent::getType)
                        .filter(type -> !DEFINITIONS.contains(type))
                        .collect(Collectors.toUnmodifiableSet()),
                resources.stream()
                        .filter(resource -> !DEFINITIONS.contains(resource.getType()))
                        .flatMap(resource -> resource.getSearchParam().stream())
                        .map(parameter -> parameter.getDefinition())
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
