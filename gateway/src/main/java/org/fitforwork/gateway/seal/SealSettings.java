package org.fitforwork.gateway.seal;

import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fitforwork.gateway.seal.keys.KeyFile;
import org.fitforwork.gateway.seal.keys.KeyMaterial;
import org.fitforwork.gateway.seal.keys.Password;
import org.fitforwork.gateway.seal.keys.UnusableKey;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The keys that the gateway signs with. Files are named as texts, because Spring takes a Path for a place within the web
 * application.
 *
 * @param issuer URI of who signs, as it stands in each receipt
 * @param signingKey file of the key of receipts and checkpoints, PEM or PKCS#12
 * @param formerKeys files of keys that signed before; public keys or certificates will do
 * @param envelopeKey file of the key of S/MIME envelopes; with its certificate in it, or in the next
 * @param envelopeCertificate file of that key's certificate and chain
 * @param password of the files that are encrypted
 * @param passwordFile file whose first line is the password
 */
@ConfigurationProperties("gateway.seal")
@Validated
public record SealSettings(
        @DefaultValue("https://fit-for-work.example/gateway") @NotBlank String issuer,
        @Nullable String signingKey,
        @DefaultValue List<String> formerKeys,
        @Nullable String envelopeKey,
        @Nullable String envelopeCertificate,
        @Nullable String password,
        @Nullable String passwordFile) {

    boolean hasSigningKey() {
        return given(signingKey);
    }

    KeyMaterial current() {
        return read("gateway.seal.signing-key", String.valueOf(signingKey));
    }

    List<KeyMaterial> former() {
        return formerKeys.stream()
                .filter(SealSettings::given)
                .map(file -> read("gateway.seal.former-keys", file))
                .toList();
    }

    /** True if envelopes can be signed at all. */
    public boolean hasEnvelopeKey() {
        return given(envelopeKey);
    }

    /** Key and certificate that sign envelopes. */
    public KeyMaterial envelope() {
        KeyMaterial key = read("gateway.seal.envelope-key", String.valueOf(envelopeKey));
        return given(envelopeCertificate)
                ? key.with(read("gateway.seal.envelope-certificate", String.valueOf(envelopeCertificate)))
                : key;
    }

    private KeyMaterial read(String setting, String file) {
        try {
            return KeyFile.read(
                    Path.of(file),
                    Password.from(given(passwordFile) ? Path.of(String.valueOf(passwordFile)) : null, password));
        } catch (UnusableKey e) {
            throw new UnusableKey("%s: %s".formatted(setting, e.getMessage()), e);
        }
    }

    private static boolean given(@Nullable String text) {
        return Stream.ofNullable(text).anyMatch(value -> !value.isBlank());
    }

    @Override
    public String toString() {
        return "keys of " + issuer;
    }
}
