package org.fitforwork.gateway.access.token;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fitforwork.gateway.seal.keys.KeyFile;
import org.fitforwork.gateway.seal.keys.KeyMaterial;
import org.fitforwork.gateway.seal.keys.Password;
import org.fitforwork.gateway.seal.keys.UnusableKey;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The gateway's own tokens.
 *
 * @param issuer URL by which clients reach the gateway, such as https://gateway.example; the token endpoint is below it
 * @param signingKey file of the key that signs, PEM or PKCS#12, the same for all replicas
 * @param acceptedKeys files of other keys whose tokens are good: the next one, or the one before
 * @param password of the files that are encrypted
 * @param passwordFile file whose first line is the password
 * @param life of a token
 */
@ConfigurationProperties("gateway.token")
@Validated
public record TokenSettings(
        @Nullable String issuer,
        @Nullable String signingKey,
        @DefaultValue List<String> acceptedKeys,
        @Nullable String password,
        @Nullable String passwordFile,
        @NotNull @DurationMin(seconds = 30) @DefaultValue("15m") Duration life) {

    /** Empty: each request's own host is taken for it. */
    public Optional<String> issuerUrl() {
        return given(issuer).map(url -> url.replaceFirst("/$", ""));
    }

    Optional<KeyMaterial> current() {
        return given(signingKey).map(file -> read("gateway.token.signing-key", file));
    }

    List<KeyMaterial> accepted() {
        return acceptedKeys.stream()
                .filter(file -> !file.isBlank())
                .map(file -> read("gateway.token.accepted-keys", file))
                .toList();
    }

    private KeyMaterial read(String setting, String file) {
        try {
            return KeyFile.read(
                    Path.of(file),
                    Password.from(given(passwordFile).map(Path::of).orElse(null), password));
        } catch (UnusableKey e) {
            throw new UnusableKey("%s: %s".formatted(setting, e.getMessage()), e);
        }
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }

    @Override
    public String toString() {
        return "tokens of " + issuerUrl().orElse("each host");
    }
}
