package org.fitforwork.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** UK Core may not be redistributed: this test runs where its package lies next to the project. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UkCoreTest {
    private static final Path PACKAGE = Path.of("../../shared/data/ukcore/fhir.r4.ukcore.staging-2.0.0.tgz");
    private static final String PROFILE = "https://fhir.hl7.org.uk/StructureDefinition/UKCore-";

    @SuppressWarnings("NullAway.Init")
    private FhirValidator validator;

    @BeforeAll
    void load_uk_core() throws IOException {
        assumeTrue(Files.exists(PACKAGE), "skipped: no UK Core package at " + PACKAGE);
        PrePopulatedValidationSupport ukCore = new PrePopulatedValidationSupport(RealForms.FHIR);
        try (InputStream tgz = Files.newInputStream(PACKAGE)) {
            NpmPackage npm = NpmPackage.fromPackage(tgz);
            for (String file : npm.list("package")) {
                String content = new String(npm.load("package", file).readAllBytes(), StandardCharsets.UTF_8);
                ukCore.addResource(RealForms.FHIR.newJsonParser().parseResource(content));
            }
        }
        validator = RealForms.CONFORMANCES.validator(
                RealForms.FORMS, ukCore, new SnapshotGeneratingValidationSupport(RealForms.FHIR));
    }

    @ParameterizedTest
    @MethodSource("org.fitforwork.gateway.conformance.Examples#valid")
    void a_valid_example_is_also_valid_against_uk_core(Examples.Example example) {
        for (Resource part : example.parts()) {
            part.getMeta().setProfile(List.of(new CanonicalType(PROFILE + part.fhirType())));
        }
        assertThat(RealForms.errors(validator, example.resource())).isEmpty();
    }

    @Test
    void uk_core_is_really_asked_and_refuses_a_patient_with_two_nhs_numbers() {
        Patient patient = new Patient();
        patient.getMeta().addProfile(PROFILE + "Patient");
        patient.addIdentifier().setSystem("https://fhir.nhs.uk/Id/nhs-number").setValue("9990000018");
        patient.addIdentifier().setSystem("https://fhir.nhs.uk/Id/nhs-number").setValue("9990000026");
        assertThat(RealForms.errors(validator, patient))
                .map(SingleValidationMessage::getMessage)
                .singleElement()
                .asString()
                .contains("UKCore-Patient");
    }
}
