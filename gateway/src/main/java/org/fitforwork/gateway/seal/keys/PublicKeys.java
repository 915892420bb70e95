package org.fitforwork.gateway.seal.keys;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** The public half of a private key. */
final class PublicKeys {
    private PublicKeys() {}

    static PublicKey of(PrivateKey key, String file) {
        try {
            if (key instanceof RSAPrivateCrtKey rsa) {
                return KeyFactory.getInstance("RSA", BouncyCastle.PROVIDER)
                        .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
            }
            if (PrivateKeyFactory.createKey(key.getEncoded()) instanceof ECPrivateKeyParameters ec) {
                var point = new FixedPointCombMultiplier()
                        .multiply(ec.getParameters().getG(), ec.getD());
                return new JcaPEMKeyConverter()
                        .setProvider(BouncyCastle.PROVIDER)
                        .getPublicKey(SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
                                new ECPublicKeyParameters(point, ec.getParameters())));
            }
            throw new UnusableKey(file + " has a key that is neither RSA nor EC");
        } catch (GeneralSecurityException | IOException e) {
            throw new UnusableKey(file + " has a private key that cannot be used", e);
        }
    }
}
