package org.fitforwork.gateway.seal.keys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.pkcs.Pfx;

/** Reads PKCS#12: one private key with its chain. */
final class Pkcs12File {
    private Pkcs12File() {}

    static KeyMaterial read(String file, byte[] bytes, Password password) {
        if (!isPkcs12(bytes)) {
            throw new UnusableKey(file + " is neither PEM nor PKCS#12; a key is one of them");
        }
        try {
            KeyStore store = KeyStore.getInstance("PKCS12", BouncyCastle.PROVIDER);
            store.load(new ByteArrayInputStream(bytes), password.characters());
            List<String> keys = Collections.list(store.aliases()).stream()
                    .filter(alias -> isKey(store, alias, file))
                    .toList();
            if (keys.size() != 1) {
                throw new UnusableKey("%s has %d private keys; one is needed".formatted(file, keys.size()));
            }
            PrivateKey key = (PrivateKey) store.getKey(keys.get(0), password.characters());
            List<X509Certificate> chain = Stream.of(store.getCertificateChain(keys.get(0)))
                    .map(X509Certificate.class::cast)
                    .toList();
            return new KeyMaterial(key, PublicKeys.of(key, file), List.of(), file)
                    .with(new KeyMaterial(null, chain.get(0).getPublicKey(), chain, file));
        } catch (IOException e) {
            throw new UnusableKey(
                    password.isNone()
                            ? file + " has a password, and none is given"
                            : "the password is not that of " + file,
                    e);
        } catch (GeneralSecurityException e) {
            throw new UnusableKey(file + " cannot be used", e);
        }
    }

    private static boolean isKey(KeyStore store, String alias, String file) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException e) {
            throw new UnusableKey(file + " cannot be used", e);
        }
    }

    private static boolean isPkcs12(byte[] bytes) {
        try {
            return Pfx.getInstance(ASN1Primitive.fromByteArray(bytes)) != null;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
