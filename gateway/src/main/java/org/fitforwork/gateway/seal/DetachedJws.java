package org.fitforwork.gateway.seal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.Objects;
import org.fitforwork.gateway.seal.keys.BouncyCastle;

/** Verifies what {@link Sealing} signed, with nothing but the published keys. */
public final class DetachedJws {
    private DetachedJws() {}

    /** A signature does not hold; the message says why, and nothing of the content. */
    public static final class NotGenuine extends Exception {
        private static final long serialVersionUID = 1L;

        NotGenuine(String message) {
            super(message);
        }
    }

    /**
     * The signature, if it holds for {@code content}.
     *
     * @param type what kind of thing it must have been signed as
     */
    public static Signed verify(String jws, String type, byte[] content, JWKSet keys) throws NotGenuine {
        try {
            JWSObject parsed = JWSObject.parse(jws, new Payload(content));
            JWSHeader header = parsed.getHeader();
            if (header.getType() == null || !header.getType().getType().equals(type)) {
                throw new NotGenuine("it was not signed as " + type);
            }
            JWK key = keys.getKeyByKeyId(header.getKeyID());
            if (key == null) {
                throw new NotGenuine("its key %s is not among those published".formatted(header.getKeyID()));
            }
            // The key says which algorithm it is for; what the signature claims does not count.
            if (!Objects.equals(key.getAlgorithm(), header.getAlgorithm())) {
                throw new NotGenuine("its algorithm is not that of the key");
            }
            JWSVerifier verifier = verifier(key);
            verifier.getJCAContext().setProvider(BouncyCastle.PROVIDER);
            if (!parsed.verify(verifier)) {
                throw new NotGenuine("the signature is not that of the key over this content");
            }
            return new Signed(key.getKeyID(), header.getAlgorithm().getName(), jws);
        } catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException e) {
            throw new NotGenuine("the signature cannot be read");
        }
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException, NotGenuine {
        if (key instanceof ECKey ec) {
            return new ECDSAVerifier(ec);
        }
        if (key instanceof RSAKey rsa) {
            return new RSASSAVerifier(rsa);
        }
        throw new NotGenuine("the key is neither RSA nor EC");
    }
}
