package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.JWKSet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.fitforwork.gateway.cli.CommandLine;
import org.fitforwork.gateway.live.Client.Answer;
import org.fitforwork.gateway.seal.receipt.ReceiptCheck;
import org.fitforwork.gateway.seal.receipt.ReceiptCheck.NotAReceipt;
import org.fitforwork.gateway.seal.receipt.Statement;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of every acceptance and every end there is a receipt, which its sender verifies without the gateway. */
class ReceiptIT extends LiveGateway {
    private Client gp = as("demo-gp");
    private Client provider = as("demo-provider");
    private String sent = "";
    private String taskId = "";
    private String serviceRequestId = "";

    @BeforeEach
    void a_referral_is_accepted() {
        gp = as("demo-gp");
        provider = as("demo-provider");
        sent = Client.FHIR
                .newJsonParser()
                .encodeResourceToString(
                        Referral.like("fit-for-work-out-of-work-gp.json").bundle());
        Answer answer = gp.post("/fhir", sent, "application/fhir+json");
        taskId = Answers.task(answer).getIdElement().getIdPart();
        serviceRequestId = Answers.idOf(answer, "ServiceRequest");
    }

    @AfterEach
    void put_back() {
        new Engineer(as("demo-engineer")).putBack();
    }

    private List<Provenance> receipts(Client client) {
        Answer answer = client.get("/fhir/Provenance?target=Task/" + taskId);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(Bundle.class).getEntry().stream()
                .map(entry -> (Provenance) entry.getResource())
                .toList();
    }

    private JWKSet keys() {
        try {
            return JWKSet.parse(as("").get("/.well-known/receipts/jwks.json").body());
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private Statement verified(Provenance receipt) {
        try {
            return ReceiptCheck.verify(receipt, keys()).statement();
        } catch (NotAReceipt e) {
            throw new AssertionError(e);
        }
    }

    private List<Statement> statements(Client client) {
        return receipts(client).stream().map(this::verified).toList();
    }

    private void move(TaskStatus... statuses) {
        for (TaskStatus status : statuses) {
            change(task -> task.setStatus(status));
        }
    }

    private void change(UnaryOperator<Task> change) {
        Answer answer = provider.put(change.apply(provider.task(taskId)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static Task declined(Task task) {
        return task.setStatus(TaskStatus.REJECTED)
                .setStatusReason(new CodeableConcept(
                        new Coding("https://fit-for-work.example/fhir/CodeSystem/status-reason", "no-capacity", null)));
    }

    @Test
    void the_sender_gets_a_receipt_for_the_very_bytes_that_it_sent() throws Exception {
        Statement says = statements(gp).get(0);

        assertThat(says.type()).isEqualTo(Statement.ACCEPTED);
        assertThat(says.bundleSha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(sent.getBytes(StandardCharsets.UTF_8))));
        assertThat(says.task()).isEqualTo("Task/" + taskId + "/_history/1");
        assertThat(says.serviceRequest()).isEqualTo("ServiceRequest/" + serviceRequestId + "/_history/1");
        assertThat(List.of(says.sender(), says.programme(), says.provider(), says.status()))
                .containsExactly("Y99001", "fit-for-work-out-of-work", "pathways-cic", "requested");
        assertThat(sent).contains(says.referral().value(), says.referral().system());
    }

    @Test
    void nothing_of_the_person_is_in_it() {
        String body = gp.get("/fhir/Provenance?target=Task/" + taskId).body();
        String statement =
                new String(((Binary) receipts(gp).get(0).getContained().get(0)).getData(), StandardCharsets.UTF_8);
        Bundle bundle = Client.FHIR.newJsonParser().parseResource(Bundle.class, sent);
        var person = Referral.only(bundle, Patient.class);

        for (String word : List.of(
                person.getIdentifierFirstRep().getValue(),
                person.getNameFirstRep().getFamily(),
                person.getBirthDateElement().getValueAsString())) {
            assertThat(body + statement).doesNotContain(word);
        }
        assertThat(body + statement).doesNotContain("Patient/", "party");
    }

    @Test
    void the_same_referral_again_makes_no_second_receipt() {
        gp.post("/fhir", sent, "application/fhir+json");

        assertThat(receipts(gp)).hasSize(1);
    }

    @Test
    void a_changed_byte_is_found() {
        Provenance receipt = receipts(gp).get(0);
        Binary statement = (Binary) receipt.getContained().get(0);
        byte[] data = statement.getData();
        data[data.length / 2] ^= 1;
        statement.setData(data);

        assertThatThrownBy(() -> ReceiptCheck.verify(receipt, keys())).isInstanceOf(NotAReceipt.class);
    }

    @Test
    void nobody_else_sees_it() {
        String path = "/fhir/"
                + receipts(gp).get(0).getIdElement().toUnqualifiedVersionless().getValue();

        assertThat(as("demo-gp").get(path).status()).isEqualTo(200);
        for (String other : List.of("demo-gp-2", "demo-jcp", "demo-provider", "demo-provider-2")) {
            assertThat(as(other).get(path).status()).as(other).isEqualTo(404);
            assertThat(as(other).get(path + "/_history/1").status()).as(other).isEqualTo(404);
            assertThat(receipts(as(other))).as(other).isEmpty();
        }
    }

    @Test
    void a_completed_referral_has_one_for_both_sides() {
        move(TaskStatus.ACCEPTED, TaskStatus.INPROGRESS);
        assertThat(receipts(gp)).hasSize(1);

        move(TaskStatus.COMPLETED);

        assertThat(statements(gp)).extracting(Statement::status).containsExactlyInAnyOrder("requested", "completed");
        assertThat(statements(provider)).extracting(Statement::status).containsExactly("completed");
        Statement says = statements(provider).get(0);
        assertThat(says.task())
                .isEqualTo("Task/%s/_history/%s"
                        .formatted(taskId, gp.task(taskId).getMeta().getVersionId()));
        assertThat(gp.get("/fhir/" + says.serviceRequest())
                        .as(ServiceRequest.class)
                        .getStatus())
                .isEqualTo(ServiceRequestStatus.COMPLETED);
    }

    @Test
    void a_declined_one_has_it_with_the_reason() {
        LiveConfiguration.change(
                "programmes/fit-for-work-out-of-work/programme.yaml",
                "on-rejection: next-programme",
                "on-rejection: inform-referrer");
        new Engineer(as("demo-engineer")).reloaded();

        change(ReceiptIT::declined);

        assertThat(statements(gp)).extracting(Statement::reason).contains("no-capacity");
        assertThat(statements(gp)).extracting(Statement::status).containsExactlyInAnyOrder("requested", "rejected");
    }

    @Test
    void one_that_nobody_else_takes_after_its_provider_declined_has_it_in_the_end_and_once() {
        change(ReceiptIT::declined);

        await().atMost(Duration.ofSeconds(20)).until(() -> statements(gp).stream()
                .anyMatch(says -> says.status().equals("rejected")));

        assertThat(gp.task(taskId).getStatus()).isEqualTo(TaskStatus.REJECTED);
        assertThat(statements(gp)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"REVOKED", "ENTEREDINERROR"})
    void a_withdrawn_one_has_it_too(ServiceRequestStatus status) {
        ServiceRequest request =
                gp.get("/fhir/ServiceRequest/" + serviceRequestId).as(ServiceRequest.class);
        assertThat(gp.put(request.setStatus(status)).status()).isEqualTo(200);

        assertThat(statements(gp))
                .extracting(Statement::status)
                .containsExactlyInAnyOrder(
                        "requested", status == ServiceRequestStatus.REVOKED ? "cancelled" : "entered-in-error");
    }

    @Test
    void the_command_verifies_what_a_search_answered(@TempDir Path folder) throws Exception {
        Path receipts = folder.resolve("receipts.json");
        Path jwks = folder.resolve("jwks.json");
        Path bundle = Files.writeString(folder.resolve("sent.json"), sent);
        Files.writeString(
                receipts, gp.get("/fhir/Provenance?target=Task/" + taskId).body());
        Files.writeString(jwks, as("").get("/.well-known/receipts/jwks.json").body());

        assertThat(CommandLine.run(
                        "verify-receipt", receipts.toString(), "--jwks", jwks.toString(), "--sent", bundle.toString()))
                .isZero();
    }

    @Test
    void every_referral_in_the_ledger_has_its_receipt() {
        int without = database.sql(
                        """
                        select count(*) from referral.referral r
                         where r.bundle_sha256 is not null
                           and not exists (
                             select 1 from hfj_resource task
                               join hfj_res_link link on link.target_resource_id = task.res_id
                              where task.fhir_id = r.task_id and task.res_type = 'Task'
                                and link.source_resource_type = 'Provenance')""")
                .query(Integer.class)
                .single();

        assertThat(without).isZero();
    }
}
