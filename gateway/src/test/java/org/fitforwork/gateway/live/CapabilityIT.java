package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitforwork.gateway.conformance.ProfilePackage;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;

/** What the gateway says it serves is what the package asks for, no less and no more. */
class CapabilityIT extends LiveGateway {
    private final CapabilityStatement required = new ProfilePackage(Client.FHIR).capabilities();

    private CapabilityStatement served() {
        return as("").get("/fhir/metadata").as(CapabilityStatement.class);
    }

    private static Map<String, Set<String>> by(
            CapabilityStatement statement, Function<CapabilityStatementRestResourceComponent, Stream<String>> part) {
        return statement.getRestFirstRep().getResource().stream()
                // HAPI serves the OperationDefinitions of whatever operations there are.
                .filter(resource -> !resource.getType().equals("OperationDefinition"))
                .collect(Collectors.toMap(
                        CapabilityStatementRestResourceComponent::getType,
                        resource -> part.apply(resource).collect(Collectors.toCollection(TreeSet::new)),
                        (first, second) -> first,
                        TreeMap::new));
    }

    @Test
    void the_same_resource_types_and_interactions() {
        Function<CapabilityStatementRestResourceComponent, Stream<String>> interactions =
                resource -> resource.getInteraction().stream()
                        .map(interaction -> interaction.getCode().toCode());

        assertThat(by(served(), interactions)).isEqualTo(by(required, interactions));
    }

    @Test
    void the_same_search_parameters() {
        Function<CapabilityStatementRestResourceComponent, Stream<String>> parameters =
                resource -> resource.getSearchParam().stream().map(parameter -> parameter.getName());

        assertThat(by(served(), parameters)).isEqualTo(by(required, parameters));
    }

    @Test
    void the_same_profiles() {
        Function<CapabilityStatementRestResourceComponent, Stream<String>> profiles =
                resource -> resource.getSupportedProfile().stream().map(profile -> profile.getValue());

        assertThat(by(served(), profiles)).isEqualTo(by(required, profiles));
    }

    @Test
    void the_same_operations() {
        Function<CapabilityStatementRestResourceComponent, Stream<String>> operations =
                resource -> resource.getOperation().stream()
                        .map(operation -> operation.getName() + " " + operation.getDefinition());

        assertThat(by(served(), operations)).isEqualTo(by(required, operations));
    }

    @Test
    void every_search_parameter_that_is_named_can_be_searched() {
        served().getRestFirstRep().getResource().stream()
                .filter(resource -> resource.getType().equals("Task"))
                .flatMap(resource -> resource.getSearchParam().stream())
                .forEach(parameter -> assertThat(as("demo-gp")
                                .get("/fhir/Task?" + parameter.getName() + "="
                                        + (parameter.getType().toCode().equals("date") ? "ge2020-01-01" : "x"))
                                .status())
                        .as(parameter.getName())
                        .isEqualTo(200));
    }

    private <T extends MetadataResource> T found(Class<T> type, String id) {
        String url = ProfilePackage.canonical(type.getSimpleName(), id);
        Bundle found = as("demo-gp")
                .get("/fhir/" + type.getSimpleName() + "?url=" + url)
                .as(Bundle.class);
        assertThat(found.getEntry()).hasSize(1);
        return type.cast(found.getEntryFirstRep().getResource());
    }

    @Test
    void the_forms_and_the_programmes_of_the_configuration_are_found_by_their_url() {
        assertThat(found(Questionnaire.class, "any-employer").getTitle())
                .isEqualTo("Any programme, referral by an employer");
        assertThat(found(Questionnaire.class, "fit-for-work-in-work-gp").getItem())
                .isNotEmpty();
        assertThat(found(CodeSystem.class, "programme").getConcept())
                .extracting(concept -> concept.getCode())
                .contains("any", "fit-for-work-in-work");
        assertThat(found(ValueSet.class, "programme").getTitle()).isEqualTo("Programme");
        assertThat(found(ValueSet.class, "benefit").getTitle()).isNotBlank();
        assertThat(as("demo-gp").get("/fhir/Questionnaire/any-gp").status()).isEqualTo(200);
        assertThat(as("demo-gp").get("/fhir/CodeSystem/programme").status()).isEqualTo(200);
    }
}
