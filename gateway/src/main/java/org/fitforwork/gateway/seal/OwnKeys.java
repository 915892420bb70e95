package org.fitforwork.gateway.seal;

import com.nimbusds.jose.jwk.JWKSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.fitforwork.gateway.seal.keys.KeyMaterial;
import org.fitforwork.gateway.seal.keys.UnusableKey;

/** The published keys of a gateway that need not be running. It makes none. */
public final class OwnKeys {
    private OwnKeys() {}

    /**
     * Those that the settings name; else that which profile local keeps in its data directory.
     *
     * @throws UnusableKey if there is none
     */
    public static JWKSet of(SealSettings settings, Path dataDirectory) {
        List<KeyMaterial> former = settings.former();
        return new Sealing(current(settings, dataDirectory), former, settings.issuer(), Clock.systemUTC()).publicKeys();
    }

    private static KeyMaterial current(SealSettings settings, Path dataDirectory) {
        if (settings.hasSigningKey()) {
            return settings.current();
        }
        if (Files.exists(LocalKey.file(dataDirectory))) {
            return LocalKey.in(dataDirectory);
        }
        throw new UnusableKey("no key is known here: gateway.seal.signing-key is not set, and %s is not there"
                .formatted(LocalKey.file(dataDirectory)));
    }
}
