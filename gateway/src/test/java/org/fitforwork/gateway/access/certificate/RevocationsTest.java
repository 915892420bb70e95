package org.fitforwork.gateway.access.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.fitforwork.gateway.seal.authority.DevelopmentAuthority;
import org.fitforwork.gateway.seal.keys.KeyFile;
import org.fitforwork.gateway.seal.keys.Password;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevocationsTest {
    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
    private static final String SUBJECT = "CN=gp,O=Fit for Work (development)";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void authorities() throws Exception {
        authority("ours").make(List.of("gp", "other"), false);
        authority("theirs").make(List.of("gp"), false);
    }

    private DevelopmentAuthority authority(String name) {
        return new DevelopmentAuthority(folder.resolve(name), NOW, Period.ofDays(30), new SecureRandom());
    }

    private X509Certificate certificate(String authority, String name) {
        return KeyFile.read(folder.resolve(authority).resolve(name + ".crt"), Password.NONE)
                .certificate();
    }

    private Revocations at(Instant time, String list) {
        return new Revocations(
                List.of(folder.resolve(list).resolve("ca.crl")),
                List.of(certificate("ours", "ca")),
                Duration.ZERO,
                Clock.fixed(time, ZoneOffset.UTC));
    }

    private Optional<String> fault(Instant time, String client, X509Certificate certificate) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ca", certificate("ours", "ca"));
        return new ClientCertificates(
                        store,
                        at(NOW.plusSeconds(60), "ours"),
                        id -> id.equals("gp") ? Optional.of(SUBJECT) : Optional.empty(),
                        Clock.fixed(time, ZoneOffset.UTC))
                .fault(client, List.of(certificate));
    }

    @Test
    void a_certificate_counts_until_it_is_revoked_and_the_list_is_read_again() throws Exception {
        Revocations revocations = at(NOW.plusSeconds(60), "ours");
        assertThat(revocations.fault(certificate("ours", "gp"))).isEmpty();

        authority("ours").revoke("gp");
        Files.setLastModifiedTime(folder.resolve("ours/ca.crl"), FileTime.from(NOW.plusSeconds(5)));

        assertThat(revocations.fault(certificate("ours", "gp"))).contains("the certificate is revoked");
        assertThat(revocations.fault(certificate("ours", "other"))).isEmpty();
    }

    @Test
    void a_list_that_is_over_lets_nobody_in() {
        assertThat(at(NOW.plus(Duration.ofDays(31)), "ours").fault(certificate("ours", "gp")))
                .get()
                .asString()
                .contains("no revocation list in force");
    }

    @Test
    void a_list_of_a_stranger_stops_the_start() {
        assertThatThrownBy(() -> at(NOW, "theirs")).hasMessageContaining("gateway.certificates.revocation-lists");
    }

    @Test
    void a_list_that_breaks_later_leaves_the_one_before() throws Exception {
        Revocations revocations = at(NOW.plusSeconds(60), "ours");
        Files.writeString(folder.resolve("ours/ca.crl"), "nonsense");

        assertThat(revocations.fault(certificate("ours", "gp"))).isEmpty();
    }

    @Test
    void a_client_is_known_by_subject_and_authority() throws Exception {
        Instant soon = NOW.plusSeconds(60);

        assertThat(fault(soon, "gp", certificate("ours", "gp"))).isEmpty();
        assertThat(fault(soon, "gp", certificate("ours", "other")))
                .get()
                .asString()
                .contains("another subject");
        assertThat(fault(soon, "nobody", certificate("ours", "gp"))).isPresent();
        assertThat(fault(soon, "gp", certificate("theirs", "gp")))
                .get()
                .asString()
                .contains("authority");
        assertThat(fault(NOW.plus(Duration.ofDays(31)), "gp", certificate("ours", "gp")))
                .isPresent();
    }
}
