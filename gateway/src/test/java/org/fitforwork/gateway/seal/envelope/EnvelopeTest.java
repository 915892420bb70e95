package org.fitforwork.gateway.seal.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.fitforwork.gateway.seal.authority.DevelopmentAuthority;
import org.fitforwork.gateway.seal.envelope.Envelope.Opened;
import org.fitforwork.gateway.seal.keys.KeyFile;
import org.fitforwork.gateway.seal.keys.KeyMaterial;
import org.fitforwork.gateway.seal.keys.Password;
import org.fitforwork.gateway.seal.keys.UnusableKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvelopeTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final byte[] CONTENT =
            "{\"resourceType\":\"Bundle\"}\r\n\r\nand a line more\n".getBytes(StandardCharsets.UTF_8);
    private static final int MOST = 1024 * 1024;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void certificates() throws Exception {
        new DevelopmentAuthority(folder, NOW, Period.ofDays(30), new Random(7))
                .make(List.of("provider", "other"), false);
    }

    private KeyMaterial key(String name) {
        return KeyFile.read(folder.resolve(name + ".key"), Password.NONE)
                .with(KeyFile.read(folder.resolve(name + ".crt"), Password.NONE));
    }

    private static Envelope at(Instant time) {
        return new Envelope(Clock.fixed(time, ZoneOffset.UTC));
    }

    private byte[] sealed() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        at(NOW).seal(
                        key("envelope"),
                        key("provider").certificate(),
                        "application/fhir+json",
                        new ByteArrayInputStream(CONTENT),
                        out);
        return out.toByteArray();
    }

    private Opened open(byte[] envelope, String by, String trusted) throws IOException {
        return at(NOW).open(
                        key(by),
                        KeyFile.read(folder.resolve(trusted + ".crt"), Password.NONE)
                                .chain(),
                        new ByteArrayInputStream(envelope),
                        MOST);
    }

    @Test
    void the_provider_opens_it_and_sees_who_signed() throws IOException {
        Opened opened = open(sealed(), "provider", "ca");

        assertThat(opened.content()).isEqualTo(CONTENT);
        assertThat(opened.mediaType()).isEqualTo("application/fhir+json");
        assertThat(opened.signer()).isEqualTo(key("envelope").certificate());
        assertThat(open(sealed(), "provider", "envelope").content()).isEqualTo(CONTENT);
    }

    @Test
    void who_carries_it_reads_nothing() throws IOException {
        assertThat(new String(sealed(), StandardCharsets.ISO_8859_1))
                .contains("smime-type=authEnveloped-data")
                .doesNotContain("resourceType", "signed-data");
    }

    @Test
    void nobody_else_opens_it() throws IOException {
        byte[] envelope = sealed();

        assertThatThrownBy(() -> open(envelope, "other", "ca"))
                .isInstanceOf(UnreadableEnvelope.class)
                .hasMessageContaining("encrypted to others");
    }

    @Test
    void a_signer_that_is_not_trusted_is_not_believed() throws IOException {
        byte[] envelope = sealed();

        assertThatThrownBy(() -> open(envelope, "provider", "other"))
                .isInstanceOf(UnreadableEnvelope.class)
                .hasMessageContaining("not trusted");
    }

    @Test
    void a_signer_whose_certificate_has_expired_is_not_believed() throws IOException {
        byte[] envelope = sealed();
        var late = at(NOW.plus(Duration.ofDays(31)));
        var trusted = KeyFile.read(folder.resolve("ca.crt"), Password.NONE).chain();

        assertThatThrownBy(() -> late.open(key("provider"), trusted, new ByteArrayInputStream(envelope), MOST))
                .isInstanceOf(UnreadableEnvelope.class)
                .hasMessageContaining("not trusted");
    }

    @Test
    void every_change_on_its_way_is_found() throws IOException {
        byte[] envelope = sealed();
        int from = new String(envelope, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;

        for (int i = from; i < envelope.length - 4; i += 41) {
            byte[] changed = envelope.clone();
            changed[i] = (byte) (changed[i] == 'A' ? 'B' : 'A');
            if (changed[i] != envelope[i] && envelope[i] > ' ') {
                assertThatThrownBy(() -> open(changed, "provider", "ca"))
                        .as("byte %d", i)
                        .isInstanceOf(UnreadableEnvelope.class);
            }
        }
    }

    @Test
    void nothing_is_encrypted_to_a_certificate_that_expired_or_is_for_other_things() {
        var late = at(NOW.plus(Duration.ofDays(31)));

        assertThatThrownBy(() -> seal(late, "provider"))
                .isInstanceOf(UnusableKey.class)
                .hasMessageContaining("expired on 2026-03-31");
        assertThatThrownBy(() -> seal(at(NOW), "server"))
                .isInstanceOf(UnusableKey.class)
                .hasMessageContaining("keyAgreement");
        assertThatThrownBy(() -> seal(at(NOW.minusSeconds(60)), "provider"))
                .isInstanceOf(UnusableKey.class)
                .hasMessageContaining("valid from");
    }

    private void seal(Envelope envelope, String to) throws IOException {
        envelope.seal(
                key("envelope"),
                key(to).certificate(),
                "text/plain",
                new ByteArrayInputStream(CONTENT),
                OutputStream.nullOutputStream());
    }

    /** What has come out by the time the rest is read was not kept. */
    @Test
    void sealing_keeps_nothing_of_what_it_has_read() throws IOException {
        long[] written = {0};
        long[] mostHeld = {0};
        OutputStream counting = new OutputStream() {
            @Override
            public void write(int b) {
                written[0]++;
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                written[0] += length;
            }
        };
        InputStream large = new InputStream() {
            private int read;

            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0];
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                mostHeld[0] = Math.max(mostHeld[0], read - written[0]);
                int some = Math.min(length, 8 * MOST - read);
                read += some;
                return some == 0 ? -1 : some;
            }
        };

        at(NOW).seal(key("envelope"), key("provider").certificate(), "text/plain", large, counting);

        assertThat(written[0]).isGreaterThan(8 * MOST);
        assertThat(mostHeld[0]).isLessThan(128 * 1024);
    }

    @Test
    void more_than_is_wanted_is_not_opened() throws IOException {
        byte[] envelope = sealed();

        assertThatThrownBy(() -> at(NOW).open(
                                key("provider"), List.of(), new ByteArrayInputStream(envelope), envelope.length - 1))
                .isInstanceOf(UnreadableEnvelope.class)
                .hasMessageContaining("larger than");
    }

    @Test
    void what_is_no_envelope_is_not_opened() {
        for (String text : List.of(
                "",
                "hello",
                "\n\n",
                "A: b\r\n\r\n",
                "Content-Transfer-Encoding: base64\r\n\r\nAAAA",
                "Content-Transfer-Encoding: base64\r\n\r\n!!!",
                "Content-Transfer-Encoding: base64\r\n\r\nMAA=")) {
            assertThatThrownBy(() -> open(text.getBytes(StandardCharsets.ISO_8859_1), "provider", "ca"))
                    .as(text)
                    .isInstanceOf(UnreadableEnvelope.class);
        }
    }

    @Test
    void a_media_type_brings_no_header_with_it() {
        assertThatThrownBy(() -> at(NOW).seal(
                                key("envelope"),
                                key("provider").certificate(),
                                "text/plain\r\nBcc: all",
                                new ByteArrayInputStream(CONTENT),
                                OutputStream.nullOutputStream()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
