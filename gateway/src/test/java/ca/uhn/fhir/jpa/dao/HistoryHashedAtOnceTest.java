package ca.uhn.fhir.jpa.dao;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.model.entity.ResourceEncodingEnum;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryHashedAtOnceTest {
    private static final FhirContext R4 = FhirContext.forR4Cached();

    @ParameterizedTest
    @ValueSource(strings = {"Example", "Ex\u00e4mple", "\u4f8b", "\ud83d\ude42", "half a pair \ud83d"})
    void text_and_hash_are_those_that_hapi_would_have_made(String family) {
        Patient patient = new Patient();
        patient.setId("Patient/1");
        patient.addName().setFamily(family);
        List<String> excluded = List.of("id", "*.meta");

        ResourceHistoryState made =
                new HistoryHashedAtOnce(R4).calculateResourceHistoryState(patient, ResourceEncodingEnum.JSON, excluded);

        assertThat(made)
                .isEqualTo(new ResourceHistoryCalculator(R4, false)
                        .calculateResourceHistoryState(patient, ResourceEncodingEnum.JSON, excluded));
        assertThat(made.getHashCode()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_hapi_keeps_in_columns_is_left_out_of_the_text_and_stays_with_the_resource(boolean labelled) {
        Patient patient = new Patient();
        patient.setId("Patient/1/_history/2");
        patient.getMeta().setVersionId("2").setLastUpdated(new Date(0)).setSource("https://example.org/gp");
        if (labelled) {
            patient.getMeta()
                    .addSecurity("https://example.org/party", "Y99001", null)
                    .addProfile("https://example.org/p");
        }
        patient.addName().setFamily("Example").setId("name");
        Organization practice = new Organization();
        practice.setId("practice");
        practice.getMeta().setVersionId("7");
        patient.addContained(practice);
        patient.addGeneralPractitioner(new Reference("#practice"));
        Patient before = patient.copy();
        List<String> excluded =
                List.of("id", "Patient.meta.versionId", "Patient.meta.lastUpdated", "Patient.meta.source");

        ResourceHistoryState made =
                new HistoryHashedAtOnce(R4).calculateResourceHistoryState(patient, ResourceEncodingEnum.JSON, excluded);

        assertThat(made.getResourceText())
                .isEqualTo(new ResourceHistoryCalculator(R4, false)
                        .calculateResourceHistoryState(patient, ResourceEncodingEnum.JSON, excluded)
                        .getResourceText())
                .contains("practice", "\"id\":\"name\"")
                .doesNotContain("https://example.org/gp");
        assertThat(patient.equalsDeep(before)).isTrue();
        assertThat(patient.getId()).isEqualTo("Patient/1/_history/2");
        assertThat(patient.getMeta().getVersionId()).isEqualTo("2");
    }
}
