package org.fitforwork.gateway.seal.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Period;
import java.util.List;
import org.fitforwork.gateway.seal.OpenSsl;
import org.fitforwork.gateway.seal.authority.DevelopmentAuthority;
import org.fitforwork.gateway.seal.envelope.Envelope.Opened;
import org.fitforwork.gateway.seal.keys.KeyFile;
import org.fitforwork.gateway.seal.keys.KeyMaterial;
import org.fitforwork.gateway.seal.keys.Password;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documented commands, with {@code openssl} as the provider's program. */
class OpenSslEnvelopeTest {
    private static final String RSA =
            """
            openssl req -x509 -newkey rsa:2048 -nodes -keyout provider.key -out provider.crt -subj /CN=provider -days 2
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private OpenSsl openssl;

    @BeforeEach
    void certificates() throws Exception {
        openssl = new OpenSsl(folder);
        new DevelopmentAuthority(folder, Clock.systemUTC().instant(), Period.ofDays(30), new SecureRandom())
                .make(List.of("provider"), false);
    }

    private KeyMaterial key(String name) {
        return KeyFile.read(folder.resolve(name + ".key"), Password.NONE)
                .with(KeyFile.read(folder.resolve(name + ".crt"), Password.NONE));
    }

    private Opened opened(String name, String trusted) throws Exception {
        try (InputStream envelope = Files.newInputStream(folder.resolve(name))) {
            return new Envelope(Clock.systemUTC())
                    .open(
                            key("envelope"),
                            KeyFile.read(folder.resolve(trusted), Password.NONE).chain(),
                            envelope,
                            1 << 20);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void openssl_opens_and_verifies_what_the_gateway_sealed(String kind) throws Exception {
        if (kind.equals("RSA")) {
            openssl.run(RSA).well();
        }
        Path content = Files.writeString(folder.resolve("sent.json"), "{\"resourceType\":\"Bundle\"}\n".repeat(5_000));
        try (InputStream in = Files.newInputStream(content);
                OutputStream out = Files.newOutputStream(folder.resolve("envelope.eml"))) {
            new Envelope(Clock.systemUTC())
                    .seal(key("envelope"), key("provider").certificate(), "application/fhir+json", in, out);
        }

        openssl.asDocumented("open with openssl").well();

        assertThat(Files.readString(folder.resolve("content.json"))).isEqualTo(Files.readString(content));
        assertThat(openssl.run("openssl cms -cmsout -print -in envelope.eml").well())
                .contains("id-smime-ct-authEnvelopedData", "aes-256-gcm");
    }

    @Test
    void what_openssl_sealed_is_opened_and_verified() throws Exception {
        Files.writeString(folder.resolve("answer.json"), "{\"resourceType\":\"Task\"}");

        openssl.asDocumented("seal with openssl").well();

        Opened opened = opened("reply.eml", "ca.crt");
        assertThat(new String(opened.content(), StandardCharsets.UTF_8)).isEqualTo("{\"resourceType\":\"Task\"}");
        assertThat(opened.mediaType()).isEqualTo("application/fhir+json");
    }

    @Test
    void what_an_older_program_sealed_to_an_rsa_key_with_cbc_is_opened_too() throws Exception {
        openssl.run(
                        RSA.replace("provider.", "envelope.")
                                + """
                        printf 'Content-Type: text/plain\\r\\n\\r\\nhello' > part.eml
                        openssl cms -sign -binary -nodetach -in part.eml -signer provider.crt -inkey provider.key -out s.eml
                        openssl cms -encrypt -binary -aes-256-cbc -in s.eml -out old.eml envelope.crt
                        """)
                .well();

        assertThat(opened("old.eml", "ca.crt").content()).asString().isEqualTo("hello");
    }
}
