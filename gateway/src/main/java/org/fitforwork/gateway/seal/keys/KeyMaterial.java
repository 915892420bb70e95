package org.fitforwork.gateway.seal.keys;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a key file holds.
 *
 * @param privateKey null in a file of certificates or of a public key
 * @param chain the key's own certificate first; may be empty
 * @param from the file, for messages
 */
public record KeyMaterial(
        @Nullable PrivateKey privateKey, PublicKey publicKey, List<X509Certificate> chain, String from) {
    public KeyMaterial {
        chain = List.copyOf(chain);
    }

    /** @throws UnusableKey if there is none */
    public PrivateKey secret() {
        return Optional.ofNullable(privateKey)
                .orElseThrow(() -> new UnusableKey(from + " has no private key; a PKCS#8 PEM or a PKCS#12 file has"));
    }

    /** @throws UnusableKey if there is none */
    public X509Certificate certificate() {
        if (chain.isEmpty()) {
            throw new UnusableKey(from + " has no certificate");
        }
        return chain.get(0);
    }

    /**
     * This key with a chain that lies in another file.
     *
     * @throws UnusableKey if that is another key's
     */
    public KeyMaterial with(KeyMaterial certificates) {
        if (!certificates.certificate().getPublicKey().equals(publicKey)) {
            throw new UnusableKey(
                    "the certificate in %s is not that of the key in %s".formatted(certificates.from, from));
        }
        return new KeyMaterial(privateKey, publicKey, certificates.chain, from);
    }

    @Override
    public String toString() {
        return "key of " + from;
    }
}
