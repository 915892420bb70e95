package org.fitforwork.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.fitforwork.gateway.seal.OpenSsl;
import org.fitforwork.gateway.seal.keys.KeyFile;
import org.fitforwork.gateway.seal.keys.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

class CertsCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private int certs(String... words) {
        return CommandLine.run(words);
    }

    @Test
    void everything_for_mutual_tls_is_made_and_only_its_owner_reads_it() throws IOException {
        assertThat(certs("certs", folder.toString(), "--client", "demo-gp,demo-provider"))
                .isZero();

        try (var files = Files.list(folder)) {
            List<Path> made = files.toList();
            assertThat(made)
                    .extracting(file -> String.valueOf(file.getFileName()))
                    .contains(
                            "ca.crt",
                            "ca.key",
                            "ca.crl",
                            "server.crt",
                            "server.key",
                            "server.p12",
                            "demo-gp.crt",
                            "demo-gp.key",
                            "demo-gp.p12",
                            "demo-provider.crt",
                            "signing.key");
            for (Path file : made) {
                assertThat(Files.getPosixFilePermissions(file)).as("%s", file).hasSize(2);
            }
        }
        var p12 = KeyFile.read(folder.resolve("demo-gp.p12"), Password.in(folder.resolve("p12.password")));
        assertThat(p12.certificate())
                .isEqualTo(KeyFile.read(folder.resolve("demo-gp.crt"), Password.NONE)
                        .certificate());
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void the_subject_that_is_printed_is_the_one_of_the_certificate(CapturedOutput output) {
        certs("certs", folder.toString(), "--client", "demo-gp");

        String printed = output.getOut()
                .lines()
                .filter(line -> line.contains("gateway.clients.demo-gp.certificate="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .findFirst()
                .orElseThrow();
        var certificate =
                KeyFile.read(folder.resolve("demo-gp.crt"), Password.NONE).certificate();
        assertThat(new X500Principal(printed)).isEqualTo(certificate.getSubjectX500Principal());
    }

    @Test
    void nothing_is_overwritten_unless_it_is_forced() throws IOException {
        certs("certs", folder.toString());
        String before = Files.readString(folder.resolve("ca.crt"));

        assertThat(certs("certs", folder.toString())).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("ca.crt"))).isEqualTo(before);
        assertThat(certs("certs", folder.toString(), "--force")).isZero();
        assertThat(Files.readString(folder.resolve("ca.crt"))).isNotEqualTo(before);
    }

    @Test
    void a_revoked_certificate_does_not_verify_any_more_and_the_others_do() {
        OpenSsl openssl = new OpenSsl(folder);
        certs("certs", folder.toString(), "--client", "one,two,three");
        String verify = "openssl verify -crl_check -CAfile ca.crt -CRLfile ca.crl -purpose sslclient ";
        openssl.run(verify + "one.crt two.crt three.crt").well();
        openssl.run(
                        "openssl verify -crl_check -CAfile ca.crt -CRLfile ca.crl -purpose sslserver -verify_hostname localhost server.crt")
                .well();

        assertThat(certs("certs", "revoke", folder.toString(), "one")).isZero();
        assertThat(certs("certs", "revoke", folder.toString(), "two")).isZero();

        assertThat(openssl.run(verify + "one.crt").text()).contains("certificate revoked");
        assertThat(openssl.run(verify + "two.crt").text()).contains("certificate revoked");
        openssl.run(verify + "three.crt").well();
    }

    @Test
    void a_name_that_would_lead_elsewhere_is_not_understood() {
        assertThat(certs("certs", folder.toString(), "--client", "../gp")).isEqualTo(2);
        assertThat(certs("certs", folder.toString(), "--client", "ca")).isEqualTo(2);
        assertThat(certs("certs")).isEqualTo(2);
        assertThat(certs("certs", "revoke", folder.toString(), "nobody")).isEqualTo(1);
    }

    @Test
    void an_envelope_is_made_and_opened_by_hand() throws IOException {
        certs("certs", folder.toString(), "--client", "provider");
        Files.writeString(folder.resolve("in"), "hello");

        assertThat(certs(
                        "envelope",
                        "seal",
                        "--key",
                        file("envelope.key"),
                        "--certificate",
                        file("envelope.crt"),
                        "--to",
                        file("provider.crt"),
                        file("in"),
                        file("envelope.eml")))
                .isZero();
        String open = "open";
        assertThat(certs(
                        "envelope",
                        open,
                        "--key",
                        file("provider.p12"),
                        "--password-file",
                        file("p12.password"),
                        "--from",
                        file("ca.crt"),
                        file("envelope.eml"),
                        file("out")))
                .isZero();

        assertThat(folder.resolve("out")).hasContent("hello");
        assertThat(certs(
                        "envelope",
                        open,
                        "--key",
                        file("provider.key"),
                        "--certificate",
                        file("server.crt"),
                        "--from",
                        file("ca.crt"),
                        file("envelope.eml"),
                        file("out")))
                .isEqualTo(1);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }
}
