package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A Bundle that can be read and is no sound referral is refused naming the element, and nothing is stored. */
class BadReferralIT extends KeepsNothing {
    private static final String JSON = "application/fhir+json";
    private static final String EXAMPLE = "fit-for-work-out-of-work-gp.json";

    static List<Path> invalidBundles() {
        return Referral.examples("invalid").stream()
                .filter(file -> read(file).contains("\"Bundle\""))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("invalidBundles")
    void every_invalid_example_is_refused_naming_the_element(Path example) {
        String sender = read(example).contains("-jcp\"") ? "demo-jcp" : "demo-gp";

        String body = read(example).replaceAll("\"FFW-", "\"" + UUID.randomUUID() + "-");

        OperationOutcome outcome = clearError(as(sender).post("/fhir", body, JSON), 422);

        assertThat(outcome.getIssue())
                .allSatisfy(issue -> assertThat(issue.getExpression()).isNotEmpty());
    }

    @Test
    void a_bundle_without_service_request_says_so() {
        Bundle bundle = Referral.like(EXAMPLE).bundle();
        bundle.getEntry().remove(1);

        OperationOutcome outcome = clearError(as("demo-gp").send(bundle), 422);

        assertThat(outcome.getIssueFirstRep().getDiagnostics()).contains("one ServiceRequest; this Bundle has 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "message", "document", "collection"})
    void only_a_transaction_is_a_referral(String type) {
        Bundle bundle = Referral.like(EXAMPLE).bundle();
        bundle.setType(Bundle.BundleType.valueOf(type.toUpperCase(Locale.ROOT)));

        Answer answer = as("demo-gp").send(bundle);

        assertThat(answer.status()).as(answer.body()).isBetween(400, 422);
        clearError(answer, answer.status());
    }

    @Test
    void a_programme_without_its_code_is_none() {
        Referral referral = Referral.like(EXAMPLE);
        referral.request().getCode().getCodingFirstRep().setCode(null);

        OperationOutcome outcome = clearError(as("demo-gp").send(referral.bundle()), 422);

        assertThat(outcome.getIssueFirstRep().getExpression().get(0).getValue()).isEqualTo("ServiceRequest.code");
    }

    @Test
    void a_dangling_reference_is_named() {
        Referral referral = Referral.like(EXAMPLE);
        referral.request().addReasonReference(new Reference("urn:uuid:99999999-0000-4000-8000-000000000001"));

        OperationOutcome outcome = clearError(as("demo-gp").send(referral.bundle()), 422);

        assertThat(Answers.reasons(as("demo-gp").send(referral.bundle()))).contains("dangling-reference");
        assertThat(outcome.getIssueFirstRep().getExpression().get(0).getValue())
                .isEqualTo("ServiceRequest.reasonReference");
    }

    @Test
    void a_reference_into_the_server_is_dangling_too() {
        Referral referral = Referral.like(EXAMPLE);
        referral.request().setSubject(new Reference("Patient/1"));

        assertThat(Answers.reasons(as("demo-gp").send(referral.bundle()))).contains("dangling-reference");
    }

    @Test
    void an_entry_that_would_update_or_delete_is_refused() {
        Referral referral = Referral.like(EXAMPLE);
        referral.bundle()
                .getEntryFirstRep()
                .getRequest()
                .setMethod(Bundle.HTTPVerb.PUT)
                .setUrl("Patient/1");

        assertThat(Answers.reasons(as("demo-gp").send(referral.bundle()))).containsExactly("not-a-referral");
    }

    @Test
    void a_resource_type_that_no_referral_carries_is_refused() {
        Referral referral = Referral.like(EXAMPLE);
        referral.bundle()
                .addEntry()
                .setFullUrl("urn:uuid:00000001-0000-4000-8000-00000000000f")
                .setResource(new Task())
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("Task");

        assertThat(Answers.reasons(as("demo-gp").send(referral.bundle()))).containsExactly("resource-not-accepted");
    }

    /** What stands for a value, in JSON, where FHIR allows an extension instead of one. */
    private static final String NO_VALUE =
            "{\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/data-absent-reason\","
                    + "\"valueCode\":\"unknown\"}]}";

    static Stream<String> valueless() {
        String good = Client.FHIR
                .newJsonParser()
                .encodeResourceToString(Referral.like(EXAMPLE).bundle());
        return Stream.of(
                good.replace("\"birthDate\":\"1973-09-14\"", "\"_birthDate\":" + NO_VALUE),
                good.replace("\"authoredOn\":\"2014-03-11\"", "\"_authoredOn\":" + NO_VALUE),
                good.replaceFirst("\"questionnaire\":\"[^\"]*\"", "\"_questionnaire\":" + NO_VALUE),
                good.replace("\"system\":\"https://referrer.example/Id/referral\"", "\"_system\":" + NO_VALUE),
                good.replace(
                        "\"requester\":{\"identifier\":{\"system\":\"https://fhir.nhs.uk/Id/ods-organization-code\",\"value\":\"Y99001\"",
                        "\"requester\":{\"identifier\":{\"system\":\"https://fhir.nhs.uk/Id/ods-organization-code\",\"_value\":"
                                + NO_VALUE),
                good.replace("\"valueDate\":\"2012-12-01\"", "\"valueDate\":\"2012-12-01T10:00:00Z\""),
                good.replaceFirst("(\"https://referrer.example/Id/referral\",\"value\":\"[^\"]*)", "$1\\\\u0000"),
                good.replace("Testperson-One", "Test\\u0000person"),
                good.replace("Testperson-One", "Test\\ud800person"),
                good.replace(
                        "\"status\":\"active\"",
                        "\"status\":\"active\",\"modifierExtension\":[{\"url\":\"https://x.example/not\",\"valueBoolean\":true}]"));
    }

    @ParameterizedTest
    @MethodSource("valueless")
    void what_no_later_step_could_use_is_422_at_the_edge(String body) {
        clearError(as("demo-gp").post("/fhir", body, JSON), 422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"revoked", "completed", "on-hold", "entered-in-error"})
    void a_referral_that_comes_closed_is_refused(String status) {
        Referral referral = Referral.like(EXAMPLE);
        referral.request().setStatus(ServiceRequest.ServiceRequestStatus.fromCode(status));

        assertThat(Answers.reasons(as("demo-gp").send(referral.bundle()))).containsExactly("not-conformant");
    }

    @Test
    void a_version_of_the_form_that_does_not_exist_is_refused() {
        Referral referral = Referral.like(EXAMPLE).form("fit-for-work-out-of-work-gp|9");

        assertThat(Answers.reasons(as("demo-gp").send(referral.bundle()))).containsExactly("not-conformant");
    }

    @Test
    void a_programme_that_nobody_has_heard_of_is_named_as_that() {
        assertThat(Answers.reasons(as("demo-gp")
                        .send(Referral.like(EXAMPLE).programme("nope").bundle())))
                .containsExactly("unknown-programme");
    }

    @Test
    void thousands_of_unknown_answers_are_refused_in_seconds() {
        Referral referral = Referral.like(EXAMPLE);
        for (int i = 0; i < 3_000; i++) {
            referral.response().addItem().setLinkId("unknown-" + i).addAnswer().setValue(new StringType("Answer" + i));
        }

        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> clearError(as("demo-gp").send(referral.bundle()), 422));
    }
}
