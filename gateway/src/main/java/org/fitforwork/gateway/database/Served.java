package org.fitforwork.gateway.database;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.CapabilityStatement;

/**
 * What is served, as the CapabilityStatement of the package asks for it.
 *
 * @param stored the resource types of referrals, kept in the database
 * @param searchParameters canonical URL of a search parameter to index → the types it is indexed for
 */
public record Served(Set<String> stored, Map<String, Set<String>> searchParameters) {
    private static final Set<String> DEFINITIONS =
            Set.of("Questionnaire", "StructureDefinition", "CodeSystem", "ValueSet");

    /** Finds what belongs to whom; see {@code access.Party}. */
    private static final String SECURITY = "http://hl7.org/fhir/SearchParameter/Resource-security";

    static Served by(CapabilityStatement statement) {
        Set<String> stored = new HashSet<>();
        Map<String, Set<String>> parameters = new HashMap<>();
        statement.getRestFirstRep().getResource().stream()
                .filter(resource -> !DEFINITIONS.contains(resource.getType()))
                .forEach(resource -> {
                    stored.add(resource.getType());
                    resource.getSearchParam().forEach(parameter -> parameters
                            .computeIfAbsent(parameter.getDefinition(), url -> new HashSet<>())
                            .add(resource.getType()));
                });
        parameters.put(SECURITY, stored);
        return new Served(Set.copyOf(stored), Map.copyOf(parameters));
    }

    /** The types for which the search parameter with this canonical URL is indexed; none if it is not served. */
    Collection<String> typesOf(String searchParameter) {
        return searchParameters.getOrDefault(searchParameter, Set.of());
    }
}
