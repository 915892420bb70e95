package org.fitforwork.simulator.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;

class ReferralsTest {
    private static final int MANY = 50;

    private final Bundle template = Templates.outOfWork();
    private final List<Referral> made = make(1);

    ReferralsTest() throws IOException {}

    @Test
    void every_referral_is_of_another_person() {
        List<Patient> patients =
                made.stream().map(referral -> only(Patient.class, referral)).toList();
        assertThat(patients)
                .extracting(patient -> patient.getIdentifierFirstRep().getValue())
                .doesNotHaveDuplicates();
        assertThat(patients)
                .extracting(patient -> patient.getNameFirstRep().getNameAsSingleString())
                .doesNotHaveDuplicates()
                .contains("Example Testperson-00017");
        assertThat(patients)
                .extracting(patient -> patient.getBirthDateElement().getValueAsString())
                .hasSizeGreaterThan(MANY)
                .allMatch(date -> date.matches("197[1-5]-\\d\\d-\\d\\d"));
    }

    @Test
    void every_referral_has_its_own_identifier_in_the_template_s_system() {
        assertThat(made).extracting(Referral::identifier).doesNotHaveDuplicates();
        assertThat(made).allSatisfy(referral -> {
            var identifier = only(ServiceRequest.class, referral).getIdentifierFirstRep();
            assertThat(identifier.getValue()).isEqualTo(referral.identifier());
            assertThat(identifier.getSystem()).isEqualTo("https://referrer.example/Id/referral");
        });
    }

    @Test
    void the_condition_for_a_new_patient_names_the_new_number() {
        assertThat(made).allSatisfy(referral -> assertThat(
                        referral.bundle().getEntryFirstRep().getRequest().getIfNoneExist())
                .isEqualTo("identifier=https://fhir.nhs.uk/Id/nhs-number|"
                        + only(Patient.class, referral).getIdentifierFirstRep().getValue()));
    }

    @Test
    void the_answers_and_the_full_urls_are_the_template_s() {
        var answers = only(QuestionnaireResponse.class, new Referral("template", template));
        assertThat(made).allSatisfy(referral -> {
            assertThat(only(QuestionnaireResponse.class, referral).equalsDeep(answers))
                    .isTrue();
            assertThat(referral.bundle().getEntry())
                    .extracting(BundleEntryComponent::getFullUrl)
                    .isEqualTo(template.getEntry().stream()
                            .map(BundleEntryComponent::getFullUrl)
                            .toList());
        });
    }

    @Test
    void making_referrals_leaves_the_template_alone() throws IOException {
        assertThat(template.equalsDeep(Templates.outOfWork())).isTrue();
    }

    @Test
    void the_same_seed_makes_the_same_referrals() {
        assertThat(json(make(1))).isEqualTo(json(made)).isNotEqualTo(json(make(2)));
    }

    @Test
    void the_text_of_a_referral_is_its_identifier() {
        assertThat(made.get(0)).hasToString("Referral " + made.get(0).identifier());
    }

    @Test
    void a_template_without_a_patient_is_refused() {
        assertThatThrownBy(() -> new Referrals(new Bundle(), new SplittableRandom(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the template has no Patient");
    }

    @Test
    void a_template_that_is_no_bundle_is_refused_without_quoting_it() {
        assertThatThrownBy(() -> Template.read(Path.of("pom.xml"), Templates.FHIR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("template pom.xml is not a FHIR R4 Bundle in JSON");
    }

    private List<Referral> make(long seed) {
        return Stream.generate(new Referrals(template, new SplittableRandom(seed))::next)
                .limit(MANY + 1)
                .toList();
    }

    private static List<String> json(List<Referral> referrals) {
        return referrals.stream()
                .map(referral -> Templates.FHIR.newJsonParser().encodeResourceToString(referral.bundle()))
                .toList();
    }

    private static <T extends Resource> T only(Class<T> type, Referral referral) {
        return referral.bundle().getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
