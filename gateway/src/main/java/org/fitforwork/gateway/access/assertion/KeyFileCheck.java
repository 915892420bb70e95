package org.fitforwork.gateway.access.assertion;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Optional;

/** Whether a key set in a file can verify anything, looked at when the gateway starts. */
public final class KeyFileCheck {
    private static final int FEWEST_RSA_BITS = 2048;

    private KeyFileCheck() {}

    /** What is wrong with it, to be read behind the file's setting. */
    public static Optional<String> fault(Path file) {
        JWKSet keys;
        try {
            keys = JWKSet.parse(Files.readString(file));
        } catch (IOException e) {
            return Optional.of("%s cannot be read".formatted(file));
        } catch (ParseException e) {
            return Optional.of("%s is no JSON Web Key Set".formatted(file));
        }
        if (keys.getKeys().stream().anyMatch(JWK::isPrivate)) {
            return Optional.of("%s has a private key, which is the client's alone".formatted(file));
        }
        return keys.getKeys().stream().anyMatch(KeyFileCheck::serves)
                ? Optional.empty()
                : Optional.of(
                        "%s has no key with a kid that is RSA of 2048 bits or more, or EC on P-384".formatted(file));
    }

    private static boolean serves(JWK key) {
        boolean strong = (key instanceof RSAKey rsa && rsa.size() >= FEWEST_RSA_BITS)
                || (key instanceof ECKey ec && ec.getCurve().equals(Curve.P_384));
        return strong && key.getKeyID() != null;
    }
}
