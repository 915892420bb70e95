package org.fitforwork.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.ElementDefinitionConstraintComponent;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Test;

/** Which rules there are for what a {@link Likeness} compares. One that is new has to be read before it is added here. */
class LikenessTest {
    /** Where {@link Trait} tells texts and dates by their kind alone. */
    private static final List<String> TYPES = List.of(
            "BackboneElement",
            "HumanName",
            "ContactPoint",
            "Address",
            "Identifier",
            "Reference",
            "CodeableConcept",
            "Annotation");

    private final DefaultProfileValidationSupport core = new DefaultProfileValidationSupport(RealForms.FHIR);

    /** These ask whether an element is there, or for a code; ref-1 for a reference that is no placeholder. */
    @Test
    void no_rule_of_fhir_itself_looks_into_a_text() {
        Set<String> keys = new TreeSet<>();
        Stream.of(BundleShape.ACCEPTED, TYPES)
                .flatMap(Collection::stream)
                .map(type -> (StructureDefinition) core.fetchStructureDefinition(type))
                .flatMap(definition -> definition.getSnapshot().getElement().stream())
                .flatMap(element -> element.getConstraint().stream())
                .map(ElementDefinitionConstraintComponent::getKey)
                .forEach(keys::add);

        assertThat(keys)
                .containsExactly(
                        "con-1", "con-2", "con-3", "con-4", "con-5", "cpt-2", "dom-2", "dom-3", "dom-4", "dom-5",
                        "dom-6", "ele-1", "ext-1", "org-1", "org-2", "org-3", "pat-1", "prr-1", "qrs-1", "ref-1");
    }

    @Test
    void of_the_profiles_rules_one_looks_into_a_text_and_that_one_is_known() {
        List<ElementDefinition> elements = RealForms.PROFILES.all(StructureDefinition.class).stream()
                .filter(profile -> BundleShape.ACCEPTED.contains(profile.getType()))
                .flatMap(profile -> profile.getDifferential().getElement().stream())
                .toList();

        assertThat(elements.stream()
                        .flatMap(element -> element.getConstraint().stream())
                        .map(ElementDefinitionConstraintComponent::getKey))
                .containsExactlyInAnyOrder("ffw-nhs-1", "ffw-code-1");
        assertThat(elements)
                .noneMatch(element -> element.hasMaxLength()
                        || element.hasMinValue()
                        || element.hasMaxValue()
                        || element.hasPattern()
                        || element.hasExtension());
    }
}
