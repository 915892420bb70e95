package org.fitforwork.gateway.seal.envelope;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataStreamGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.bouncycastle.operator.jcajce.JcaAlgorithmParametersConverter;
import org.fitforwork.gateway.seal.keys.BouncyCastle;

/**
 * AES-256-GCM in AuthEnvelopedData (RFC 5083, 5084), so that what was changed on its way does not decrypt; its key by
 * RSA-OAEP with SHA-256, or by ECDH with a fresh key pair.
 */
final class Encryption {
    private Encryption() {}

    /** What is written there is encrypted; closing it finishes the envelope and leaves {@code to} open. */
    static OutputStream to(Recipient recipient, OutputStream to) throws IOException {
        try {
            CMSAuthEnvelopedDataStreamGenerator generator = new CMSAuthEnvelopedDataStreamGenerator();
            generator.addRecipientInfoGenerator(recipient.isRsa() ? transport(recipient) : agreement(recipient));
            return generator.open(to, (OutputAEADEncryptor) new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_GCM)
                    .setProvider(BouncyCastle.PROVIDER)
                    .build());
        } catch (CMSException | GeneralSecurityException e) {
            throw new IOException("the envelope cannot be encrypted", e);
        }
    }

    private static RecipientInfoGenerator transport(Recipient recipient) throws GeneralSecurityException {
        var oaep = new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
        var algorithm =
                new JcaAlgorithmParametersConverter().getAlgorithmIdentifier(PKCSObjectIdentifiers.id_RSAES_OAEP, oaep);
        return new JceKeyTransRecipientInfoGenerator(recipient.certificate(), algorithm)
                .setProvider(BouncyCastle.PROVIDER);
    }

    private static RecipientInfoGenerator agreement(Recipient recipient) throws GeneralSecurityException {
        ECPublicKey key = (ECPublicKey) recipient.certificate().getPublicKey();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BouncyCastle.PROVIDER);
        generator.initialize(key.getParams());
        KeyPair fresh = generator.generateKeyPair();
        return new JceKeyAgreeRecipientInfoGenerator(
                        CMSAlgorithm.ECDH_SHA256KDF, fresh.getPrivate(), fresh.getPublic(), CMSAlgorithm.AES256_WRAP)
                .addRecipient(recipient.certificate())
                .setProvider(BouncyCastle.PROVIDER);
    }
}
