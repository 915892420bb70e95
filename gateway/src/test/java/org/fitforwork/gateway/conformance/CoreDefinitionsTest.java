package org.fitforwork.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read one by one is what HAPI reads at once. */
class CoreDefinitionsTest {
    private static final String TYPE = "http://hl7.org/fhir/StructureDefinition/";

    private final CoreDefinitions core = new CoreDefinitions(FhirContext.forR4());
    private final DefaultProfileValidationSupport stock = new DefaultProfileValidationSupport(RealForms.FHIR);

    @Test
    void each_is_HAPIs() {
        stock.fetchAllStructureDefinitions();
        stock.fetchCodeSystem("none");
        List<MetadataResource> all = stock.fetchAllConformanceResources().stream()
                .map(MetadataResource.class::cast)
                .filter(definition -> !definition.getUrl().startsWith("https://hapifhir.io/"))
                // HAPI does not find these either, since it takes what follows for the version asked for.
                .filter(definition -> !definition.getUrl().contains("|"))
                .toList();

        assertThat(all).hasSizeGreaterThan(3_000);
        assertThat(all.stream()
                        .filter(definition -> !asUsed(definition).equalsDeep(one(definition)))
                        .map(MetadataResource::getUrl))
                .isEmpty();
    }

    /** Of a Bundle's resource HAPI makes the id of the entry's URL. */
    private static MetadataResource asUsed(MetadataResource definition) {
        MetadataResource used = (MetadataResource) definition.copy();
        used.setId(definition.getIdElement().getIdPart());
        if (used instanceof StructureDefinition structure && isType(structure)) {
            structure.setDifferential(null).setMapping(null);
            structure.getSnapshot().getElement().forEach(element -> element.setMapping(null));
        }
        return used;
    }

    private MetadataResource one(MetadataResource definition) {
        IBaseResource found = core.fetchResource(definition.getClass(), definition.getUrl());
        MetadataResource one = (MetadataResource) Objects.requireNonNull(found, definition.getUrl());
        one.setId(one.getIdElement().getIdPart());
        return one;
    }

    private static boolean isType(StructureDefinition structure) {
        return structure.getDerivation() != TypeDerivationRule.CONSTRAINT;
    }

    @Test
    void all_types_and_only_types_are_shown_at_once() {
        List<String> types = stock.<StructureDefinition>fetchAllStructureDefinitions().stream()
                .filter(CoreDefinitionsTest::isType)
                .map(StructureDefinition::getUrl)
                .toList();

        assertThat(core.<StructureDefinition>fetchAllStructureDefinitions())
                .extracting(StructureDefinition::getUrl)
                .containsExactlyInAnyOrderElementsOf(types);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient",
                "string",
                "String",
                "StructureDefinition/Patient",
                TYPE + "String",
                TYPE + "patient",
                TYPE + "patient-nationality",
                TYPE + "none",
                "urn:none"
            })
    void a_structure_is_found_by_the_same_names(String url) {
        assertThat((StructureDefinition) core.fetchStructureDefinition(url))
                .usingRecursiveComparison()
                .comparingOnlyFields("url", "type", "name")
                .isEqualTo(stock.fetchStructureDefinition(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hl7.org/fhir/administrative-gender",
                "http://hl7.org/fhir/administrative-gender|0",
                "http://terminology.hl7.org/CodeSystem/v3-ActCode|0",
                "http://dicom.nema.org/resources/ontology/DCM|01",
                "http://dicom.nema.org/resources/ontology/DCM|02",
                "http://snomed.info/sct|http://snomed.info/sct/83821000000107",
                "https://hapifhir.io/fhir/CodeSystem/hapi-fhir-storage-response-code",
                "urn:none"
            })
    void a_code_system_is_found_by_the_same_versions(String system) {
        assertThat((CodeSystem) core.fetchCodeSystem(system))
                .usingRecursiveComparison()
                .comparingOnlyFields("url", "version")
                .isEqualTo(stock.fetchCodeSystem(system));
    }

    @Test
    void a_value_set_is_found_whatever_its_version() {
        assertThat(core.fetchValueSet("http://hl7.org/fhir/ValueSet/administrative-gender|4.0.1"))
                .isInstanceOf(ValueSet.class);
        assertThat(core.fetchValueSet("urn:none")).isNull();
    }
}
