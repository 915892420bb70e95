package org.fitforwork.gateway.seal.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.fitforwork.gateway.seal.OpenSsl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFileTest {
    private static final Password RIGHT = Password.of("right");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private OpenSsl openssl() {
        OpenSsl openssl = new OpenSsl(folder);
        openssl.run(
                        """
                        openssl req -x509 -newkey rsa:2048 -nodes -keyout rsa.key -out rsa.crt -subj /CN=rsa -days 2
                        openssl ecparam -genkey -name prime256v1 -out ec.key
                        openssl req -x509 -key ec.key -out ec.crt -subj /CN=ec -days 2
                        openssl pkcs8 -topk8 -v2 aes-256-cbc -passout pass:right -in ec.key -out encrypted.key
                        openssl rsa -aes128 -traditional -passout pass:right -in rsa.key -out old.key
                        openssl pkcs12 -export -passout pass:right -inkey rsa.key -in rsa.crt -out rsa.p12
                        openssl pkey -in ec.key -pubout -out ec.pub
                        cat ec.key ec.crt > both.pem
                        cat ec.key rsa.crt > mixed.pem
                        """)
                .well();
        return openssl;
    }

    private KeyMaterial read(String file, Password password) {
        return KeyFile.read(folder.resolve(file), password);
    }

    @Test
    void what_openssl_wrote_is_read_whatever_its_form() {
        openssl();

        assertThat(read("rsa.key", Password.NONE).publicKey())
                .isEqualTo(read("rsa.crt", Password.NONE).publicKey());
        assertThat(read("ec.key", Password.NONE).publicKey())
                .isEqualTo(read("ec.pub", Password.NONE).publicKey());
        assertThat(read("encrypted.key", RIGHT).secret())
                .isEqualTo(read("ec.key", Password.NONE).secret());
        assertThat(read("both.pem", Password.NONE).chain()).hasSize(1);
        assertThat(read("rsa.p12", RIGHT).certificate())
                .isEqualTo(read("rsa.crt", Password.NONE).certificate());
        assertThat(read("rsa.p12", RIGHT).secret())
                .isEqualTo(read("rsa.key", Password.NONE).secret());
    }

    @ParameterizedTest
    @CsvSource({
        "encrypted.key, wrong, the password is not that of",
        "encrypted.key, '', is encrypted and no password is given",
        "rsa.p12, wrong, the password is not that of",
        "rsa.p12, '', 'has a password, and none is given'",
        "old.key, right, openssl pkcs8 -topk8",
        "mixed.pem, '', the certificate in",
        "commands.sh, '', is neither PEM nor PKCS#12",
        "nothing.key, '', is not there",
    })
    void what_cannot_be_used_is_told_with_its_file(String file, String password, String why) {
        openssl();

        assertThatThrownBy(() -> read(file, Password.of(password)))
                .isInstanceOf(UnusableKey.class)
                .hasMessageContaining(file)
                .satisfies(e -> assertThat(String.valueOf(e.getMessage()).replace(",", ""))
                        .contains(why.replace(",", "")));
    }

    @Test
    void a_certificate_in_another_file_must_be_the_keys() {
        openssl();
        KeyMaterial key = read("ec.key", Password.NONE);

        assertThat(key.with(read("ec.crt", Password.NONE)).chain()).hasSize(1);
        assertThatThrownBy(() -> key.with(read("rsa.crt", Password.NONE)))
                .isInstanceOf(UnusableKey.class)
                .hasMessageContainingAll("ec.key", "rsa.crt");
        assertThatThrownBy(() -> read("rsa.crt", Password.NONE).secret()).hasMessageContaining("no private key");
    }

    @Test
    void what_is_written_only_its_owner_reads_and_openssl_too() throws IOException, GeneralSecurityException {
        OpenSsl openssl = new OpenSsl(folder);
        KeyPair pair = NewKey.ec();
        Path file = folder.resolve("new.key");

        SecretFile.create(file, SecretFile.ofKey(pair.getPrivate()));

        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(KeyFile.read(file, Password.NONE).publicKey()).isEqualTo(pair.getPublic());
        assertThat(openssl.run("openssl pkey -in new.key -noout -text").well()).contains("prime256v1");
        assertThatThrownBy(() -> SecretFile.create(file, new byte[0])).isInstanceOf(IOException.class);
    }

    @Test
    void a_password_does_not_show_itself() throws IOException {
        Files.writeString(folder.resolve("password"), "right\nsecond line");

        assertThat(Password.in(folder.resolve("password")).characters()).containsExactly(RIGHT.characters());
        assertThat(RIGHT.toString()).doesNotContain("right");
    }
}
