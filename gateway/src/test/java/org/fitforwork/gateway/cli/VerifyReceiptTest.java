package org.fitforwork.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.fitforwork.gateway.seal.Sealing;
import org.fitforwork.gateway.seal.keys.KeyMaterial;
import org.fitforwork.gateway.seal.keys.NewKey;
import org.fitforwork.gateway.seal.keys.SecretFile;
import org.fitforwork.gateway.seal.receipt.Receipt;
import org.fitforwork.gateway.seal.receipt.Statement;
import org.hl7.fhir.r4.model.Provenance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyReceiptTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void a_receipt() throws Exception {
        var pair = NewKey.ec();
        var key = new KeyMaterial(pair.getPrivate(), pair.getPublic(), List.of(), "a test");
        Sealing sealing = new Sealing(key, List.of(), "https://gateway.example", Clock.systemUTC());
        Files.writeString(folder.resolve("sent.json"), "{}");
        Statement statement = new Statement(
                Statement.ACCEPTED,
                sealing.issuer(),
                "2014-02-03T10:15:30Z",
                "Y99001",
                new Statement.Identifier("https://gp.example/referral", "2014-0007"),
                ReceiptFile.sha256(folder.resolve("sent.json")),
                "fit-for-work-out-of-work",
                "pathways-cic",
                "Task/a1/_history/1",
                "ServiceRequest/b2/_history/1",
                "requested",
                null);
        Provenance receipt = Receipt.of(statement, null, sealing);
        receipt.setId("Provenance/1");
        Files.writeString(folder.resolve("jwks.json"), sealing.publicKeys().toString());
        Files.writeString(
                folder.resolve("receipt.json"),
                FhirContext.forR4Cached()
                        .newJsonParser()
                        .setStripVersionsFromReferences(false)
                        .encodeResourceToString(receipt));
    }

    private int verify(String... words) {
        return CommandLine.run(words);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void a_genuine_receipt_passes() {
        assertThat(verify("verify-receipt", file("receipt.json"), "--jwks", file("jwks.json")))
                .isZero();
        assertThat(verify(
                        "verify-receipt",
                        file("receipt.json"),
                        "--jwks",
                        file("jwks.json"),
                        "--sent",
                        file("sent.json")))
                .isZero();
    }

    @Test
    void without_a_set_of_keys_those_of_this_gateway_count_and_none_is_made() throws Exception {
        Path data = folder.resolve("data");
        System.setProperty("gateway.data-directory", data.toString());
        try {
            assertThat(verify("verify-receipt", file("receipt.json"))).isEqualTo(2);
            assertThat(data).doesNotExist();

            SecretFile.create(
                    data.resolve("receipts.key"), SecretFile.ofKey(NewKey.ec().getPrivate()));
            assertThat(verify("verify-receipt", file("receipt.json"))).isEqualTo(1);
        } finally {
            System.clearProperty("gateway.data-directory");
        }
    }

    @Test
    void one_for_another_bundle_or_changed_does_not() throws IOException {
        Files.writeString(folder.resolve("other.json"), "{ }");
        String text = Files.readString(folder.resolve("receipt.json"));
        Files.writeString(folder.resolve("changed.json"), text.replace("_history/1", "_history/2"));

        assertThat(verify(
                        "verify-receipt",
                        file("receipt.json"),
                        "--jwks",
                        file("jwks.json"),
                        "--sent",
                        file("other.json")))
                .isEqualTo(1);
        assertThat(verify("verify-receipt", file("changed.json"), "--jwks", file("jwks.json")))
                .isEqualTo(1);
    }

    @Test
    void what_cannot_be_read_is_not_understood() throws IOException {
        Files.writeString(folder.resolve("patient.json"), "{\"resourceType\":\"Patient\"}");

        assertThat(verify("verify-receipt", file("sent.json"), "--jwks", file("jwks.json")))
                .isEqualTo(2);
        assertThat(verify("verify-receipt", file("patient.json"), "--jwks", file("jwks.json")))
                .isEqualTo(2);
        assertThat(verify("verify-receipt", file("receipt.json"), "--jwks", file("nothing.json")))
                .isEqualTo(2);
        assertThat(verify("verify-receipt")).isEqualTo(2);
    }
}
