package org.fitforwork.gateway.access.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import org.fitforwork.gateway.seal.keys.KeyMaterial;
import org.fitforwork.gateway.seal.keys.UnusableKey;
import org.jspecify.annotations.Nullable;

/** A key file as a JWK for tokens: RSA from 2048 bits on (RS256), or EC on P-256 (ES256) or P-384 (ES384). */
final class TokenKey {
    private static final int FEWEST_RSA_BITS = 2048;

    private TokenKey() {}

    /**
     * With its private half if the file has one. The id is the thumbprint, so that all replicas call it the same.
     *
     * @throws UnusableKey if it is of another kind
     */
    static JWK of(KeyMaterial key) {
        try {
            if (key.publicKey() instanceof RSAPublicKey rsa) {
                if (rsa.getModulus().bitLength() < FEWEST_RSA_BITS) {
                    throw new UnusableKey(
                            "%s has an RSA key of less than %d bits".formatted(key.from(), FEWEST_RSA_BITS));
                }
                RSAKey.Builder built =
                        new RSAKey.Builder(rsa).keyUse(KeyUse.SIGNATURE).algorithm(JWSAlgorithm.RS256);
                PrivateKey secret = ofTheJdk(key.privateKey(), "RSA");
                return (secret == null ? built : built.privateKey(secret))
                        .keyIDFromThumbprint()
                        .build();
            }
            if (key.publicKey() instanceof ECPublicKey ec) {
                Curve curve = Curve.forECParameterSpec(ec.getParams());
                ECKey.Builder built =
                        new ECKey.Builder(curve, ec).keyUse(KeyUse.SIGNATURE).algorithm(algorithm(curve, key));
                PrivateKey secret = ofTheJdk(key.privateKey(), "EC");
                return (secret == null ? built : built.privateKey(secret))
                        .keyIDFromThumbprint()
                        .build();
            }
            throw new UnusableKey(key.from() + " has a key that is neither RSA nor EC");
        } catch (JOSEException | GeneralSecurityException e) {
            throw new UnusableKey(key.from() + " cannot sign tokens", e);
        }
    }

    private static JWSAlgorithm algorithm(@Nullable Curve curve, KeyMaterial key) {
        if (Curve.P_256.equals(curve)) {
            return JWSAlgorithm.ES256;
        }
        if (Curve.P_384.equals(curve)) {
            return JWSAlgorithm.ES384;
        }
        throw new UnusableKey(key.from() + " has a key on another curve than P-256 and P-384");
    }

    /** Tokens are signed by the JDK, which takes keys of its own only. */
    private static @Nullable PrivateKey ofTheJdk(@Nullable PrivateKey key, String kind)
            throws GeneralSecurityException {
        return key == null
                ? null
                : KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
    }
}
