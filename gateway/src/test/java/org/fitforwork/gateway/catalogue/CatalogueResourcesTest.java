package org.fitforwork.gateway.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.fitforwork.gateway.conformance.RealForms;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Location.LocationStatus;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The directory of the project's own configuration. */
class CatalogueResourcesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static List<Resource> on(LocalDate day) {
        return CatalogueResources.of(RealForms.CONFIGURATION, RealForms.FORMS, day);
    }

    static Stream<Resource> today() {
        return on(TODAY).stream();
    }

    private static <T extends Resource> Stream<T> all(Class<T> type, LocalDate day) {
        return on(day).stream().filter(type::isInstance).map(type::cast);
    }

    private static <T extends Resource> T one(Class<T> type, String id) {
        return all(type, TODAY)
                .filter(resource -> resource.getIdPart().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> services(String area, String source, LocalDate day) {
        return all(HealthcareService.class, day)
                .filter(HealthcareService::getActive)
                .filter(service -> covers(service).contains("Location/" + area))
                .filter(service ->
                        service.getCharacteristic().stream().anyMatch(taken -> taken.hasCoding(Codes.SOURCES, source)))
                .map(Resource::getIdPart)
                .toList();
    }

    private static List<String> covers(HealthcareService service) {
        return service.getCoverageArea().stream().map(Reference::getReference).toList();
    }

    @ParameterizedTest
    @MethodSource("today")
    void every_resource_is_valid(Resource resource) {
        assertThat(RealForms.errors(resource))
                .as(resource.fhirType() + "/" + resource.getId())
                .isEmpty();
    }

    @Test
    void no_two_resources_have_the_same_type_and_id_and_every_one_names_the_configuration() {
        assertThat(today().map(resource -> resource.fhirType() + "/" + resource.getId()))
                .doesNotHaveDuplicates();
        assertThat(today()).allMatch(resource -> RealForms.CONFIGURATION
                .version()
                .equals(resource.getMeta().getTagFirstRep().getCode()));
    }

    @Test
    void every_reference_leads_to_a_resource_of_the_directory() {
        Set<String> there = today().map(resource -> resource.fhirType() + "/" + resource.getIdPart())
                .collect(java.util.stream.Collectors.toSet());
        Stream<Reference> references = today().flatMap(
                        resource -> new ca.uhn.fhir.util.FhirTerser(ca.uhn.fhir.context.FhirContext.forR4Cached())
                                .getAllPopulatedChildElementsOfType(resource, Reference.class).stream());
        assertThat(references).extracting(Reference::getReference).isNotEmpty().allMatch(there::contains);
    }

    @Test
    void the_services_that_cover_14L_and_take_gp_referrals() {
        assertThat(services("14L", "gp", TODAY))
                .containsExactlyInAnyOrder(
                        "bridging-the-gap.bridging-the-gap",
                        "fit-for-work-in-work.manchester-fit-for-work",
                        "fit-for-work-out-of-work.pathways-cic",
                        "health-and-wellbeing-service.manchester-hws",
                        "health-and-work-service.health-and-work-service",
                        "troubled-families-health.hwwg-troubled-families",
                        "working-well-early-help.gm-early-help",
                        "working-well-talking-therapies.working-well-talking-therapies");
    }

    @Test
    void the_services_that_take_jobcentre_referrals_in_bolton_then_and_now() {
        assertThat(services("00T", "jcp", LocalDate.of(2015, 6, 1))).containsExactly("work-programme-leavers.ingeus");
        assertThat(services("00T", "jcp", LocalDate.of(2020, 6, 1)))
                .containsExactly("work-and-health-programme.gm-work-and-health");
        assertThat(services("00T", "jcp", TODAY)).isEmpty();
    }

    @Test
    void a_region_is_its_areas_and_what_was_merged_is_left_out() {
        assertThat(covers(one(HealthcareService.class, "working-well-early-help.gm-early-help")))
                .contains("Location/14L", "Location/01Y", "Location/02H")
                .doesNotContain("Location/01M", "Location/QOP", "Location/15M");
        assertThat(covers(one(HealthcareService.class, "notts-fit-for-work.notts-fit-for-work")))
                .containsExactly("Location/02Q", "Location/52R");
    }

    @Test
    void a_merged_area_is_inactive_with_its_last_day_and_what_it_became_is_found_by_its_code() {
        Location north = one(Location.class, "01M");
        assertThat(north.getStatus()).isEqualTo(LocationStatus.INACTIVE);
        assertThat(north.getIdentifierFirstRep().getPeriod().getEndElement().getValueAsString())
                .isEqualTo("2017-03-31");
        assertThat(north.getDescription()).isEqualTo("North Manchester (01M) became Manchester (14L) on 1 April 2017.");
        Location manchester = one(Location.class, "14L");
        assertThat(manchester.getStatus()).isEqualTo(LocationStatus.ACTIVE);
        assertThat(manchester.getIdentifier())
                .extracting(Identifier::getValue)
                .containsExactly("14L", "00W", "01M", "01N");
        assertThat(manchester.getPartOf().getReference()).isEqualTo("Location/QOP");
    }

    @Test
    void of_glossop_the_old_area_stays_and_the_new_one_tells() {
        assertThat(one(Location.class, "01Y").getStatus()).isEqualTo(LocationStatus.ACTIVE);
        assertThat(one(Location.class, "01Y").getDescription())
                .isEqualTo("SK13 went to Derby and Derbyshire (15M) on 1 July 2022.");
        assertThat(one(Location.class, "15M").getIdentifier()).hasSize(1);
        assertThat(services("15M", "gp", TODAY)).isEmpty();
    }

    @Test
    void a_code_means_what_it_became_and_what_it_holds() {
        Coverage coverage = new Coverage(RealForms.CONFIGURATION.areas(), TODAY);
        assertThat(coverage.meant("01M")).containsExactly("14L");
        assertThat(coverage.meant("QT1")).containsExactlyInAnyOrder("52R", "02Q");
        assertThat(coverage.meant("01H")).containsExactlyInAnyOrder("01H", "01H-BARROW", "01H-WORKINGTON");
        assertThat(coverage.meant("01H-BARROW")).containsExactly("01H-BARROW");
        assertThat(coverage.meant("99Z")).isEmpty();
    }

    @Test
    void only_a_provider_that_referrals_are_posted_to_has_an_endpoint_and_its_address_is_nobodys_business() {
        assertThat(all(Endpoint.class, TODAY)).singleElement().satisfies(endpoint -> {
            assertThat(endpoint.getIdPart()).isEqualTo("big-life");
            assertThat(endpoint.getAddress()).isNull();
        });
        assertThat(one(Organization.class, "big-life").getEndpointFirstRep().getReference())
                .isEqualTo("Endpoint/big-life");
        assertThat(one(Organization.class, "pathways-cic").getEndpoint()).isEmpty();
    }

    @Test
    void a_sub_contractor_is_part_of_the_contractor_unless_it_holds_a_contract_itself() {
        assertThat(one(Organization.class, "breakthrough-uk").getPartOf().getReference())
                .isEqualTo("Organization/big-life");
        assertThat(one(Organization.class, "pathways-cic").hasPartOf()).isFalse();
    }

    @Test
    void drafts_retired_programmes_and_those_for_information_are_listed_as_what_they_are() {
        assertThat(one(PlanDefinition.class, "working-well-care-and-support").getStatus())
                .isEqualTo(PublicationStatus.DRAFT);
        assertThat(one(PlanDefinition.class, "health-trainer-worklessness").getStatus())
                .isEqualTo(PublicationStatus.RETIRED);
        assertThat(one(PlanDefinition.class, "work-programme-leavers").getStatus())
                .isEqualTo(PublicationStatus.RETIRED);
        assertThat(one(PlanDefinition.class, "in-work-health-promotion").getStatus())
                .isEqualTo(PublicationStatus.ACTIVE);
        assertThat(Stream.of(
                        "working-well-care-and-support",
                        "in-work-health-promotion",
                        "health-trainer-worklessness.health-trainer-barrow"))
                .extracting(id -> one(HealthcareService.class, id))
                .allMatch(service -> !service.getActive() && service.hasAvailabilityExceptions());
        assertThat(one(HealthcareService.class, "in-work-health-promotion").hasReferralMethod())
                .isFalse();
    }

    @Test
    void a_programme_shows_its_rules_its_forms_and_its_deadlines() {
        PlanDefinition plan = one(PlanDefinition.class, "fit-for-work-out-of-work");
        assertThat(plan.getActionFirstRep().getCondition())
                .extracting(condition -> condition.getExpression().getName())
                .containsExactly("consent-to-share", "out-of-work", "health-condition", "working-age");
        assertThat(plan.getRelatedArtifact())
                .extracting(RelatedArtifact::getResource)
                .containsExactly("https://fit-for-work.example/fhir/Questionnaire/fit-for-work-out-of-work-gp");
        assertThat(plan.getGoalFirstRep().getDescription().getText())
                .isEqualTo("The provider acknowledges the referral within 2 working days.");
        assertThat(one(HealthcareService.class, "fit-for-work-out-of-work.pathways-cic")
                        .getEligibility())
                .hasSize(5)
                .last()
                .satisfies(practices -> assertThat(practices.getComment()).contains("Y99001"));
    }

    @Test
    void an_id_is_never_longer_than_fhir_allows() {
        assertThat(Codes.id("a".repeat(40), "b".repeat(40)))
                .hasSize(64)
                .isNotEqualTo(Codes.id("a".repeat(40), "b".repeat(41)));
    }
}
