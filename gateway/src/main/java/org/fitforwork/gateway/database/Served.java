package org.fitforwork.gateway.database;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;

/**
 * What is served, as the CapabilityStatement of the package asks for it. A type with versions to read is stored; the
 * others are made from definitions and configuration, and served from memory.
 *
 * @param stored the resource types of referrals, kept in the database
 * @param fromMemory the resource types of definitions and of the directory
 * @param searchParameters canonical URL of a search parameter to index → the types it is indexed for
 */
public record Served(Set<String> stored, Set<String> fromMemory, Map<String, Set<String>> searchParameters) {
    /** Finds what belongs to whom; see {@code access.Party}. */
    static final String SECURITY = "http://hl7.org/fhir/SearchParameter/Resource-security";

    static Served by(CapabilityStatement statement) {
        Set<String> stored = new HashSet<>();
        Set<String> fromMemory = new HashSet<>();
        Map<String, Set<String>> parameters = new HashMap<>();
        statement.getRestFirstRep().getResource().forEach(resource -> {
            if (keepsVersions(resource)) {
                stored.add(resource.getType());
                resource.getSearchParam().forEach(parameter -> parameters
                        .computeIfAbsent(parameter.getDefinition(), url -> new HashSet<>())
                        .add(resource.getType()));
            } else {
                fromMemory.add(resource.getType());
            }
        });
        parameters.put(SECURITY, stored);
        return new Served(Set.copyOf(stored), Set.copyOf(fromMemory), Map.copyOf(parameters));
    }

    private static boolean keepsVersions(CapabilityStatementRestResourceComponent resource) {
        return resource.getInteraction().stream()
                .anyMatch(interaction -> interaction.getCode() == TypeRestfulInteraction.VREAD);
    }

    /** The types for which the search parameter with this canonical URL is indexed; none if it is not served. */
    Collection<String> typesOf(String searchParameter) {
        return searchParameters.getOrDefault(searchParameter, Set.of());
    }
}
