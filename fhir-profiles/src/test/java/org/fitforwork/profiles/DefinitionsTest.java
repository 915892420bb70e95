package org.fitforwork.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.NpmPackageValidationSupport;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.SearchParameter;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DefinitionsTest {
    static Stream<MetadataResource> definitions() {
        return FhirPackage.OURS.all(MetadataResource.class).stream();
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void a_definition_is_itself_valid(MetadataResource definition) {
        assertThat(Conformance.OURS.errors(definition)).as(definition.getUrl()).isEmpty();
    }

    @Test
    void every_definition_has_the_same_version_date_and_publisher() {
        assertThat(definitions()
                        .map(each -> List.of(each.getVersion(), each.getPublisher(), each.getDate()))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void hapi_loads_the_package_and_finds_a_snapshot_in_every_profile() throws IOException {
        NpmPackageValidationSupport support = new NpmPackageValidationSupport(FhirPackage.FHIR);
        support.loadPackageFromClasspath("classpath:fhir-packages/fit-for-work.tgz");
        assertThat(support.<StructureDefinition>fetchAllNonBaseStructureDefinitions())
                .hasSize(5)
                .allMatch(profile -> profile.getSnapshot().getElement().size()
                        > profile.getDifferential().getElement().size());
    }

    @Test
    void every_element_that_a_profile_constrains_is_an_element_of_its_type() {
        assertThat(FhirPackage.OURS.all(StructureDefinition.class))
                .allSatisfy(profile -> assertThat(profile.getSnapshot().getElement())
                        .map(ElementDefinition::getId)
                        .containsAll(profile.getDifferential().getElement().stream()
                                .map(ElementDefinition::getId)
                                .toList()));
    }

    @Test
    void every_code_in_a_value_set_exists() {
        assertThat(FhirPackage.OURS.all(ValueSet.class))
                .flatMap(values -> values.getCompose().getInclude())
                .allMatch(DefinitionsTest::exists);
    }

    @Test
    void every_code_system_has_a_value_set_of_the_same_id() {
        assertThat(FhirPackage.OURS.all(CodeSystem.class))
                .allMatch(system -> system.getValueSet().equals(system.getUrl().replace("CodeSystem", "ValueSet")))
                .allMatch(system -> FhirPackage.OURS.fetchValueSet(system.getValueSet()) != null);
    }

    @Test
    void every_profile_and_search_parameter_of_the_capability_statement_exists() {
        CapabilityStatement statement =
                FhirPackage.OURS.all(CapabilityStatement.class).get(0);
        assertThat(statement.getRestFirstRep().getResource()).allSatisfy(resource -> {
            assertThat(resource.getSupportedProfile())
                    .map(CanonicalType::getValue)
                    .allMatch(url -> FhirPackage.OURS.fetchStructureDefinition(url) != null);
            assertThat(resource.getSearchParam()).allMatch(parameter -> exists(resource, parameter));
        });
    }

    private static boolean exists(ConceptSetComponent include) {
        CodeSystem system = (CodeSystem) Stream.of(FhirPackage.OURS, Conformance.R4)
                .map(support -> support.fetchCodeSystem(include.getSystem()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        return include.getConcept().stream().allMatch(used -> system.getConcept().stream()
                .anyMatch(known -> known.getCode().equals(used.getCode())));
    }

    private static boolean exists(
            CapabilityStatementRestResourceComponent resource,
            CapabilityStatementRestResourceSearchParamComponent parameter) {
        return Stream.of(FhirPackage.OURS, Conformance.R4)
                .flatMap(support -> support.<SearchParameter>fetchAllSearchParameters().stream())
                .anyMatch(known -> known.getUrl().equals(parameter.getDefinition())
                        && known.getCode().equals(parameter.getName())
                        && (known.hasBase(resource.getType()) || known.hasBase("Resource")));
    }
}
