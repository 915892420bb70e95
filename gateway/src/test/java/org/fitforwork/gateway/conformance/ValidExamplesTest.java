package org.fitforwork.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fitforwork.gateway.conformance.Examples.Example;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValidExamplesTest {
    private static final String PROFILE = "https://fit-for-work.example/fhir/StructureDefinition/fit-for-work-";

    @ParameterizedTest
    @MethodSource("org.fitforwork.gateway.conformance.Examples#valid")
    void a_valid_example_has_no_error_against_its_profiles_and_its_form(Example example) {
        assertThat(RealForms.errors(example.resource())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.fitforwork.gateway.conformance.Examples#valid")
    void every_part_of_a_valid_example_claims_our_profile_of_its_type(Example example) {
        for (Resource part : example.parts()) {
            String kebab =
                    part.fhirType().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
            assertThat(part.getMeta().hasProfile(PROFILE + kebab))
                    .as(part.fhirType())
                    .isTrue();
        }
    }

    @Test
    void a_subscription_is_valid_as_the_standard_has_it() {
        assertThat(Examples.validSubscriptions()).isNotEmpty().allSatisfy(example -> assertThat(
                        RealForms.errors(example.resource()))
                .isEmpty());
    }

    @Test
    void a_display_of_a_programme_that_has_changed_since_is_no_error() {
        Example example = Examples.valid()
                .filter(each -> each.name().equals("any-gp"))
                .findFirst()
                .orElseThrow();
        example.parts().stream().filter(ServiceRequest.class::isInstance).forEach(part -> ((ServiceRequest) part)
                .getCode()
                .getCodingFirstRep()
                .setCode("fit-for-work-in-work")
                .setDisplay("As it was called"));

        assertThat(RealForms.errors(example.resource())).isEmpty();
    }

    @Test
    void every_xml_example_says_the_same_as_its_json_twin() {
        List<Example> json = Examples.valid().toList();
        assertThat(Examples.validXml()).isNotEmpty().allSatisfy(xml -> assertThat(json)
                .anyMatch(twin ->
                        twin.name().equals(xml.name()) && twin.resource().equalsDeep(xml.resource())));
    }

    @Test
    void every_nhs_number_is_of_the_999_range_and_passes_the_modulus_11_check() {
        List<String> numbers = Stream.of(Examples.valid(), Examples.validXml())
                .flatMap(examples -> examples)
                .flatMap(example -> example.parts().stream())
                .filter(Patient.class::isInstance)
                .flatMap(part -> ((Patient) part).getIdentifier().stream())
                .map(Identifier::getValue)
                .toList();
        assertThat(numbers).hasSizeGreaterThanOrEqualTo(6).allMatch(number -> number.matches("999[0-9]{7}"));
        assertThat(numbers).allMatch(ValidExamplesTest::hasItsCheckDigit);
    }

    private static boolean hasItsCheckDigit(String number) {
        int sum = IntStream.range(0, 9)
                .map(i -> (10 - i) * Character.digit(number.charAt(i), 10))
                .sum();
        int check = (11 - sum % 11) % 11;
        return check == Character.digit(number.charAt(9), 10);
    }
}
