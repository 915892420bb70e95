package org.fitforwork.gateway.seal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import org.fitforwork.gateway.seal.keys.BouncyCastle;
import org.fitforwork.gateway.seal.keys.KeyMaterial;
import org.fitforwork.gateway.seal.keys.UnusableKey;

/** A key that signs: EC on P-256, P-384 or P-521, or RSA from 2048 bits on. Its id is its thumbprint (RFC 7638). */
final class SigningKey {
    private static final int FEWEST_RSA_BITS = 2048;

    private final JWK published;
    private final JWSSigner signer;

    private SigningKey(JWK published, JWSSigner signer) {
        this.published = published;
        this.signer = signer;
    }

    /** @throws UnusableKey if it is of another kind, or has no private half */
    static SigningKey of(KeyMaterial key) {
        JWK published = published(key);
        try {
            JWSSigner signer = signer(key.secret(), published);
            signer.getJCAContext().setProvider(BouncyCastle.PROVIDER);
            return new SigningKey(published, signer);
        } catch (JOSEException e) {
            throw new UnusableKey(key.from() + " cannot sign", e);
        }
    }

    /** The public half, as it is published. */
    static JWK published(KeyMaterial key) {
        try {
            if (key.publicKey() instanceof ECPublicKey ec) {
                Curve curve = Curve.forECParameterSpec(ec.getParams());
                if (curve == null || !algorithms(curve)) {
                    throw new UnusableKey(key.from() + " has a key on another curve than P-256, P-384 and P-521");
                }
                return new ECKey.Builder(curve, ec)
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(algorithm(curve))
                        .keyIDFromThumbprint()
                        .build();
            }
            if (key.publicKey() instanceof RSAPublicKey rsa) {
                if (rsa.getModulus().bitLength() < FEWEST_RSA_BITS) {
                    throw new UnusableKey(
                            "%s has an RSA key of less than %d bits".formatted(key.from(), FEWEST_RSA_BITS));
                }
                return new RSAKey.Builder(rsa)
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(JWSAlgorithm.PS256)
                        .keyIDFromThumbprint()
                        .build();
            }
            throw new UnusableKey(key.from() + " has a key that is neither RSA nor EC");
        } catch (JOSEException e) {
            throw new UnusableKey(key.from() + " cannot be published", e);
        }
    }

    private static boolean algorithms(Curve curve) {
        return curve.equals(Curve.P_256) || curve.equals(Curve.P_384) || curve.equals(Curve.P_521);
    }

    private static JWSAlgorithm algorithm(Curve curve) {
        if (curve.equals(Curve.P_256)) {
            return JWSAlgorithm.ES256;
        }
        return curve.equals(Curve.P_384) ? JWSAlgorithm.ES384 : JWSAlgorithm.ES512;
    }

    private static JWSSigner signer(PrivateKey key, JWK published) throws JOSEException {
        if (published instanceof ECKey) {
            // Read by Bouncy Castle it calls itself ECDSA; what counts is that it is one.
            return new ECDSASigner((ECPrivateKey) key);
        }
        return new RSASSASigner(key);
    }

    JWK published() {
        return published;
    }

    Signed sign(String type, byte[] content, Instant at) {
        JWSAlgorithm algorithm = JWSAlgorithm.parse(published.getAlgorithm().getName());
        JWSHeader header = new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType(type))
                .keyID(published.getKeyID())
                .customParam("iat", at.getEpochSecond())
                .build();
        JWSObject jws = new JWSObject(header, new Payload(content));
        try {
            jws.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("the key does not sign any more", e);
        }
        return new Signed(published.getKeyID(), algorithm.getName(), jws.serialize(true));
    }
}
