package org.fitforwork.gateway.seal.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.fitforwork.gateway.seal.OpenSsl;
import org.fitforwork.gateway.seal.Sealing;
import org.fitforwork.gateway.seal.keys.KeyMaterial;
import org.fitforwork.gateway.seal.keys.NewKey;
import org.fitforwork.gateway.seal.receipt.ReceiptCheck.NotAReceipt;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final Statement STATEMENT = new Statement(
            Statement.CLOSED,
            "https://gateway.example",
            "2014-02-03T10:15:30.250Z",
            "Y99001",
            new Statement.Identifier("https://gp.example/referral", "2014-0007"),
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "fit-for-work-out-of-work",
            "pathways-cic",
            "Task/a1/_history/4",
            "ServiceRequest/b2/_history/3",
            "completed",
            null);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Sealing sealing;

    @BeforeEach
    void a_key() throws Exception {
        var pair = NewKey.ec();
        KeyMaterial key = new KeyMaterial(pair.getPrivate(), pair.getPublic(), List.of(), "a test");
        sealing = new Sealing(key, List.of(), "https://gateway.example", Clock.systemUTC());
    }

    private String receipt() {
        Provenance receipt = Receipt.of(STATEMENT, new Reference().setDisplay("Pathways CIC"), sealing);
        receipt.setId("Provenance/1");
        return FHIR.newJsonParser().setStripVersionsFromReferences(false).encodeResourceToString(receipt);
    }

    private static Provenance parsed(String json) {
        return FHIR.newJsonParser().setStripVersionsFromReferences(false).parseResource(Provenance.class, json);
    }

    @Test
    void a_receipt_that_travelled_as_json_and_xml_is_genuine() throws NotAReceipt {
        Provenance json = parsed(receipt());
        var xml = FHIR.newXmlParser().setStripVersionsFromReferences(false);
        Provenance both = xml.parseResource(Provenance.class, xml.encodeResourceToString(json));

        assertThat(ReceiptCheck.verify(both, sealing.publicKeys()).statement()).isEqualTo(STATEMENT);
    }

    @Test
    void the_statement_is_canonical_json() {
        assertThat(new String(STATEMENT.canonical(), StandardCharsets.UTF_8))
                .startsWith("{\"at\":\"2014-02-03T10:15:30.250Z\",\"bundleSha256\":\"9f86")
                .doesNotContain("reason", " ")
                .endsWith("\"type\":\"referral-closed\"}");
    }

    @Test
    void it_conforms_to_base_r4() {
        var support = new ValidationSupportChain(
                new DefaultProfileValidationSupport(FHIR),
                new CommonCodeSystemsTerminologyService(FHIR),
                new InMemoryTerminologyServerValidationSupport(FHIR));

        var faults = FHIR.newValidator()
                .registerValidatorModule(new FhirInstanceValidator(support))
                .validateWithResult(parsed(receipt()))
                .getMessages();

        assertThat(faults).noneMatch(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0);
    }

    @Test
    void a_changed_statement_is_found() {
        Provenance receipt = parsed(receipt());
        Binary binary = (Binary) receipt.getContained().get(0);
        byte[] data = binary.getData();
        data[data.length / 2] ^= 1;
        binary.setData(data);

        assertThatThrownBy(() -> ReceiptCheck.verify(receipt, sealing.publicKeys()))
                .isInstanceOf(NotAReceipt.class)
                .hasMessageContaining("not that of the key");
    }

    @Test
    void another_provenance_around_a_genuine_statement_is_found() {
        Provenance target = parsed(receipt().replace("Task/a1/_history/4", "Task/a1/_history/5"));
        Provenance time = parsed(receipt().replace("\"recorded\":\"2014", "\"recorded\":\"2015"));

        assertThatThrownBy(() -> ReceiptCheck.verify(target, sealing.publicKeys()))
                .hasMessageContaining("targets");
        assertThatThrownBy(() -> ReceiptCheck.verify(time, sealing.publicKeys()))
                .hasMessageContaining("time");
    }

    @Test
    void a_provenance_without_statement_or_signature_is_no_receipt() {
        Provenance unsigned = parsed(receipt());
        unsigned.setSignature(null);

        assertThatThrownBy(() -> ReceiptCheck.verify(new Provenance(), sealing.publicKeys()))
                .isInstanceOf(NotAReceipt.class);
        assertThatThrownBy(() -> ReceiptCheck.verify(unsigned, sealing.publicKeys()))
                .isInstanceOf(NotAReceipt.class);
    }

    @Test
    void openssl_verifies_it_by_the_documented_commands() throws Exception {
        OpenSsl openssl = new OpenSsl(folder);
        Files.writeString(openssl.file("jwks.json"), sealing.publicKeys().toString());
        Files.writeString(openssl.file("receipt.json"), receipt());

        assertThat(openssl.asDocumented("verify with openssl").well()).contains("Verified OK");
        assertThat(Files.readAllBytes(openssl.file("statement.json"))).isEqualTo(STATEMENT.canonical());
    }

    @Test
    void and_finds_a_changed_byte() throws Exception {
        OpenSsl openssl = new OpenSsl(folder);
        Provenance changed = parsed(receipt());
        ((Binary) changed.getContained().get(0))
                .setData(new Statement(
                                STATEMENT.type(),
                                STATEMENT.issuer(),
                                STATEMENT.at(),
                                STATEMENT.sender(),
                                STATEMENT.referral(),
                                STATEMENT.bundleSha256(),
                                STATEMENT.programme(),
                                STATEMENT.provider(),
                                STATEMENT.task(),
                                STATEMENT.serviceRequest(),
                                "cancelled",
                                null)
                        .canonical());
        Files.writeString(openssl.file("jwks.json"), sealing.publicKeys().toString());
        Files.writeString(openssl.file("receipt.json"), FHIR.newJsonParser().encodeResourceToString(changed));

        OpenSsl.Said said = openssl.asDocumented("verify with openssl");

        assertThat(said.exit()).isNotZero();
        assertThat(said.text()).contains("Verification failure");
    }
}
