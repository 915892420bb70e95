package ca.uhn.fhir.jpa.dao;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.model.entity.ResourceEncodingEnum;
import java.util.List;
import org.hl7.fhir.r4.model.Patient;
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
}
