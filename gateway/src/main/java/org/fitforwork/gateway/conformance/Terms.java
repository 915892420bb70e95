package org.fitforwork.gateway.conformance;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ValueSet;

/** The terminology of the package, by the short ids that people write in YAML. */
record Terms(ProfilePackage profiles) {
    /** The URL of the ValueSet {@code id}. */
    Optional<String> valueSet(String id) {
        return profiles.all(ValueSet.class).stream()
                .map(ValueSet::getUrl)
                .filter(ProfilePackage.canonical("ValueSet", id)::equals)
                .findFirst();
    }

    /** The concept {@code code-system#code}. */
    Optional<Coding> concept(String concept) {
        String[] parts = concept.split("#", 2);
        return profiles.all(CodeSystem.class).stream()
                .filter(system -> system.getUrl().equals(ProfilePackage.canonical("CodeSystem", parts[0])))
                .flatMap(system -> system.getConcept().stream()
                        .filter(known -> parts.length > 1 && known.getCode().equals(parts[1]))
                        .map(known -> new Coding(system.getUrl(), known.getCode(), known.getDisplay())))
                .findFirst();
    }

    Set<String> codes(String codeSystem) {
        return profiles.all(CodeSystem.class).stream()
                .filter(system -> system.getUrl().equals(ProfilePackage.canonical("CodeSystem", codeSystem)))
                .flatMap(system -> system.getConcept().stream())
                .map(ConceptDefinitionComponent::getCode)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** For a message: what would be accepted, in an order that does not change. */
    static String list(Collection<String> accepted) {
        return accepted.stream().sorted().collect(Collectors.joining(", "));
    }
}
