package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The directory, as other systems search it. */
class DirectoryIT extends LiveGateway {
    private static final String ODS = "https://fhir.nhs.uk/Id/ods-organization-code%7C";

    private List<String> found(String search) {
        Client.Answer answer = as("demo-gp").get("/fhir/" + search);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(Bundle.class).getEntry().stream()
                .map(entry -> entry.getResource().getIdPart())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "area=14L",
                "area=" + ODS + "14L",
                "area=01M",
                "coverage-area=Location/14L",
                "coverage-area=14L",
                "coverage-area:Location=14L",
                "coverage-area:identifier=" + ODS + "14L"
            })
    void which_services_cover_14L_and_take_gp_referrals(String area) {
        assertThat(found("HealthcareService?active=true&referral-source=gp&" + area))
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "HealthcareService?program#fit-for-work-in-work = fit-for-work-in-work.manchester-fit-for-work",
                "HealthcareService?organization#pathways-cic&active#true = fit-for-work-out-of-work.pathways-cic",
                "HealthcareService?name#BRIDGING = bridging-the-gap.bridging-the-gap",
                "HealthcareService?identifier#notts-fit-for-work.notts-fit-for-work = notts-fit-for-work.notts-fit-for-work",
                "HealthcareService?_id#in-work-health-promotion = in-work-health-promotion",
                "HealthcareService?area#15M&referral-source#gp = ''",
                "Location?identifier#04K&status#active = 52R",
                "Location?name#bolton = 00T",
                "Location?partof#QJ2 = 15M",
                "Organization?identifier#big-life = big-life",
                "Organization?name:contains#trainer&_id#health-trainer-barrow = health-trainer-barrow",
                "Endpoint?organization#Organization/big-life = big-life",
                "PlanDefinition?status#draft = working-well-care-and-support",
                "PlanDefinition?context#employer = working-well-early-help"
            })
    void a_search_finds_what_it_asks_for(String search, String expected) {
        assertThat(found(search.replace('#', '='))).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HealthcareService/bridging-the-gap.bridging-the-gap",
                "Location/14L",
                "Organization/pathways-cic",
                "Endpoint/big-life",
                "PlanDefinition/fit-for-work-in-work"
            })
    void every_client_reads_it_as_json_and_as_xml(String path) {
        for (String client : List.of("demo-gp", "demo-jcp", "demo-provider", "demo-engineer", "demo-admin")) {
            assertThat(as(client).get("/fhir/" + path).status()).as(client).isEqualTo(200);
        }
        String type = path.split("/", -1)[0];
        assertThat(as("demo-gp").get("/fhir/" + path + "?_format=xml").body()).startsWith("<" + type);
        assertThat(as("").get("/fhir/" + path).status()).isEqualTo(401);
    }

    @Test
    void what_is_served_names_its_configuration_and_no_party() {
        Organization provider = as("demo-gp").get("/fhir/Organization/big-life").as(Organization.class);
        assertThat(provider.getMeta().getSecurity()).isEmpty();
        assertThat(provider.getMeta().getTagFirstRep().getCode()).isNotBlank();
        assertThat(as("demo-gp").get("/fhir/Endpoint/big-life").body()).doesNotContain(BIG_LIFE.baseUrl());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HealthcareService?colour=blue",
                "HealthcareService?active:not=true",
                "HealthcareService?active:missing=false",
                "HealthcareService?coverage-area.name=Manchester",
                "Location?address=Bolton",
                "Organization?address=Bolton",
                "Endpoint?address=x",
                "PlanDefinition?title:below=x"
            })
    void a_parameter_that_is_not_offered_is_refused(String search) {
        Client.Answer answer = as("demo-gp").get("/fhir/" + search);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.as(OperationOutcome.class).getIssue()).isNotEmpty();
    }

    @Test
    void nothing_can_be_written() {
        for (String client : List.of("demo-gp", "demo-provider", "demo-engineer", "demo-admin")) {
            Resource area = new Location().setName("Elsewhere").setId("14L");
            assertThat(as(client).put(area, "W/\"1\"").status()).isIn(400, 403, 405);
            Client.Answer posted = as(client)
                    .post(
                            "/fhir/HealthcareService",
                            "{\"resourceType\":\"HealthcareService\"}",
                            "application/fhir+json");
            assertThat(posted.status()).isIn(400, 403, 405);
            assertThat(posted.as(OperationOutcome.class).getIssue()).isNotEmpty();
        }
        assertThat(as("demo-gp").get("/fhir/Location/14L").as(Location.class).getName())
                .isEqualTo("Manchester");
    }

    @Test
    void a_page_is_as_long_as_it_was_asked_to_be_and_leads_to_the_next() {
        Bundle first = as("demo-gp").get("/fhir/HealthcareService?_count=3").as(Bundle.class);
        assertThat(first.getEntry()).hasSize(3);
        Client.Answer next = as("demo-gp").get(first.getLink("next").getUrl().substring(base().length()));
        assertThat(next.as(Bundle.class).getEntry())
                .hasSize(3)
                .extracting(entry -> entry.getResource().getIdPart())
                .doesNotContainAnyElementsOf(first.getEntry().stream()
                        .map(entry -> entry.getResource().getIdPart())
                        .toList());
    }

    @Test
    void an_organisation_of_a_referral_stays_its_referrers_own() {
        assertThat(as("demo-gp").get("/fhir/Organization/there-is-none").status())
                .isEqualTo(404);
        assertThat(found("Organization?name=there-is-none")).isEmpty();
        assertThat(found("Organization?_id=big-life")).containsExactly("big-life");
    }

    @Test
    void a_service_says_whom_it_is_for() {
        HealthcareService service = as("demo-gp")
                .get("/fhir/HealthcareService/fit-for-work-in-work.manchester-fit-for-work")
                .as(HealthcareService.class);
        assertThat(service.getEligibility())
                .extracting(HealthcareService.HealthcareServiceEligibilityComponent::getComment)
                .contains("The service helps people who have a job and are off sick.");
    }
}
