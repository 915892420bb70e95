package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The privacy officer finds in the audit trail who did what, and nobody else does. */
class AuditSearchIT extends LiveGateway {
    private String task = "";
    private String patient = "";

    @BeforeEach
    void a_referral_was_sent_read_and_asked_for_by_a_stranger() {
        Answer answer = as("demo-gp")
                .send(Referral.like("fit-for-work-out-of-work-gp.json").bundle());
        task = "Task/" + Answers.task(answer).getIdElement().getIdPart();
        patient = "Patient/" + Answers.idOf(answer, "Patient");
        as("demo-provider").get("/fhir/" + task);
        as("demo-gp-2").get("/fhir/" + task);
    }

    private List<AuditEvent> found(String query) {
        Answer answer = as("demo-privacy").get("/fhir/AuditEvent?" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(Bundle.class).getEntry().stream()
                .map(entry -> (AuditEvent) entry.getResource())
                .toList();
    }

    private static String line(AuditEvent event) {
        return "%s %s %s"
                .formatted(
                        event.getSubtypeFirstRep().getCode(),
                        event.getAction().toCode(),
                        event.getOutcome().toCode());
    }

    @Test
    void everything_about_a_patient() {
        assertThat(found("patient=" + patient))
                .extracting(AuditSearchIT::line)
                .containsSubsequence("read R 4", "read R 0", "transaction C 0");
        assertThat(found("patient=" + patient.substring("Patient/".length())))
                .hasSize(found("patient=" + patient).size());
    }

    @Test
    void by_each_parameter_and_by_several() {
        String about = "&entity=" + task;
        assertThat(found("agent=demo-gp-2" + about))
                .extracting(AuditSearchIT::line)
                .containsExactly("read R 4");
        assertThat(found("agent=Y99002" + about))
                .extracting(AuditSearchIT::line)
                .containsExactly("read R 4");
        assertThat(found("outcome=4" + about)).hasSize(1);
        assertThat(found("action=R&outcome=0&agent=demo-provider" + about)).hasSize(1);
        assertThat(found("action=R,C&agent=demo-gp,demo-provider" + about)).hasSize(2);
        assertThat(found("type=rest&agent=demo-gp-2" + about)).hasSize(1);
        assertThat(found("type=110114&agent=demo-privacy")).isNotEmpty();
        assertThat(found("type=110106&_count=5"))
                .extracting(event -> event.getType().getCode())
                .containsOnly("110106");
        assertThat(found("date=gt2000-01-01" + about)).isNotEmpty();
        assertThat(found("date=lt2000-01-01" + about)).isEmpty();
        AuditEvent one = found("outcome=4" + about).get(0);
        String id = one.getIdElement().getIdPart();
        assertThat(found("_id=" + id)).hasSize(1);
        assertThat(as("demo-privacy")
                        .get("/fhir/AuditEvent/" + id)
                        .as(AuditEvent.class)
                        .getOutcomeDesc())
                .isEqualTo("HTTP 404");
        assertThat(as("demo-privacy").get("/fhir/AuditEvent/unknown").status()).isEqualTo(404);
        assertThat(as("demo-privacy").get("/fhir/AuditEvent?colour=red").status())
                .isEqualTo(400);
    }

    @Test
    void page_by_page_the_newest_first() {
        // What is recorded from here on, this search among it, would move what was found onto the next page.
        Bundle page = as("demo-privacy")
                .get("/fhir/AuditEvent?_count=2&entity=" + task + "&date=lt"
                        + CLOCK.instant().truncatedTo(ChronoUnit.MILLIS))
                .as(Bundle.class);

        assertThat(page.getEntry()).hasSize(2);
        String next = page.getLink("next").getUrl();
        Bundle second = as("demo-privacy").get(next.substring(base().length())).as(Bundle.class);
        assertThat(second.getEntry()).isNotEmpty();
        assertThat(second.getEntryFirstRep().getResource().getIdElement().getIdPart())
                .isNotIn(page.getEntry().stream()
                        .map(entry -> entry.getResource().getIdElement().getIdPart())
                        .toList());
    }

    @Test
    void what_is_found_is_valid_and_says_who_and_why() {
        FhirValidator validator = Client.FHIR.newValidator();
        validator.registerValidatorModule(new FhirInstanceValidator(new ValidationSupportChain(
                new DefaultProfileValidationSupport(Client.FHIR),
                new CommonCodeSystemsTerminologyService(Client.FHIR),
                new InMemoryTerminologyServerValidationSupport(Client.FHIR))));
        List<AuditEvent> all = found("_count=60");
        assertThat(all).hasSizeGreaterThan(5);
        for (AuditEvent event : all) {
            assertThat(validator.validateWithResult(event).getMessages())
                    .filteredOn(message -> message.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal())
                    .as(Client.FHIR.newJsonParser().encodeResourceToString(event))
                    .isEmpty();
            assertThat(event.getAgent())
                    .filteredOn(agent -> agent.getRequestor())
                    .hasSize(1);
            assertThat(event.getPurposeOfEvent()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-gp", "demo-provider", "demo-jcp", "demo-engineer", "demo-admin"})
    void nobody_else_reads_it(String client) {
        assertThat(as(client).get("/fhir/AuditEvent").status()).isEqualTo(403);
        String id = found("_count=1").get(0).getIdElement().getIdPart();
        assertThat(as(client).get("/fhir/AuditEvent/" + id).status()).isEqualTo(403);
    }

    @Test
    void the_officer_sees_nothing_else_and_is_on_record_as_well() {
        for (String path : List.of(task, patient, "Task", "Patient")) {
            assertThat(as("demo-privacy").get("/fhir/" + path).status())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(as("demo-privacy").get("/admin/outbox/messages").status()).isEqualTo(403);
        AuditTrailRows rows = new AuditTrailRows(database);
        found("patient=" + patient);
        assertThat(rows.only("demo-privacy"))
                .startsWith("rest search-type E 0 200 demo-privacy gateway-team PRIVACY HCOMPL")
                .contains(" | AuditEvent?patient | ");
    }
}
