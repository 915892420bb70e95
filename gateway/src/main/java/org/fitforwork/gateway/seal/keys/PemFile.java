package org.fitforwork.gateway.seal.keys;

import java.io.IOException;
import java.io.StringReader;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.jspecify.annotations.Nullable;

/** Reads PEM: PKCS#8, encrypted or not, the older forms of OpenSSL, public keys, certificates in the order of a chain. */
final class PemFile {
    private static final JcaPEMKeyConverter KEYS = new JcaPEMKeyConverter().setProvider(BouncyCastle.PROVIDER);
    private static final JcaX509CertificateConverter CERTIFICATES =
            new JcaX509CertificateConverter().setProvider(BouncyCastle.PROVIDER);

    private final String file;
    private final Password password;
    private final List<X509Certificate> chain = new ArrayList<>();
    private @Nullable PrivateKey privateKey;
    private @Nullable PublicKey publicKey;

    private PemFile(String file, Password password) {
        this.file = file;
        this.password = password;
    }

    static KeyMaterial read(String file, String text, Password password) {
        PemFile pem = new PemFile(file, password);
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
                pem.take(next);
            }
        } catch (IOException | RuntimeException e) {
            if (e instanceof UnusableKey told) {
                throw told;
            }
            throw new UnusableKey(file + " is damaged: it looks like PEM and cannot be read as such", e);
        }
        return pem.material();
    }

    private void take(Object object) throws IOException {
        if (object instanceof X509CertificateHolder holder) {
            chain.add(certificate(holder));
        } else if (object instanceof SubjectPublicKeyInfo info) {
            publicKey = KEYS.getPublicKey(info);
        } else if (object instanceof PrivateKeyInfo info) {
            privateKey = KEYS.getPrivateKey(info);
        } else if (object instanceof PEMKeyPair pair) {
            privateKey = KEYS.getPrivateKey(pair.getPrivateKeyInfo());
        } else if (object instanceof PKCS8EncryptedPrivateKeyInfo info) {
            privateKey = KEYS.getPrivateKey(decrypted(info));
        } else if (object instanceof PEMEncryptedKeyPair) {
            throw new UnusableKey(file + " is encrypted in an old way that is easily broken; convert it:"
                    + " openssl pkcs8 -topk8 -v2 aes-256-cbc -in OLD -out NEW");
        }
    }

    private X509Certificate certificate(X509CertificateHolder holder) {
        try {
            return CERTIFICATES.getCertificate(holder);
        } catch (CertificateException e) {
            throw new UnusableKey(file + " has a certificate that cannot be read", e);
        }
    }

    private PrivateKeyInfo decrypted(PKCS8EncryptedPrivateKeyInfo info) throws PEMException {
        if (password.isNone()) {
            throw new UnusableKey(file + " is encrypted, and no password is given");
        }
        try {
            return info.decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                    .setProvider(BouncyCastle.PROVIDER)
                    .build(password.characters()));
        } catch (PKCSException e) {
            throw new UnusableKey("the password is not that of " + file, e);
        } catch (OperatorCreationException e) {
            throw new PEMException("no decryption", e);
        }
    }

    private KeyMaterial material() {
        if (privateKey == null) {
            PublicKey key = !chain.isEmpty() ? chain.get(0).getPublicKey() : publicKey;
            if (key == null) {
                throw new UnusableKey(file + " has neither a key nor a certificate");
            }
            return new KeyMaterial(null, key, chain, file);
        }
        KeyMaterial key = new KeyMaterial(privateKey, PublicKeys.of(privateKey, file), List.of(), file);
        return chain.isEmpty()
                ? key
                : key.with(new KeyMaterial(null, chain.get(0).getPublicKey(), chain, file));
    }
}
