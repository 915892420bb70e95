package org.fitforwork.gateway.seal.envelope;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.Recipient;
import org.bouncycastle.cms.RecipientId;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.RecipientInformationStore;
import org.bouncycastle.cms.jcajce.JceKeyAgreeAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientId;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientId;
import org.fitforwork.gateway.seal.keys.BouncyCastle;
import org.fitforwork.gateway.seal.keys.KeyMaterial;

/**
 * Decrypts what others encrypted: AuthEnvelopedData, and EnvelopedData, which most programs still make. Nothing comes out
 * before all of it was authenticated; of EnvelopedData the signature inside is what authenticates.
 */
final class Decryption {
    private final X509Certificate certificate;
    private final PrivateKey key;

    Decryption(KeyMaterial recipient) {
        this.certificate = recipient.certificate();
        this.key = recipient.secret();
    }

    byte[] of(byte[] envelope) throws UnreadableEnvelope {
        try {
            ContentInfo content = ContentInfo.getInstance(envelope);
            ASN1ObjectIdentifier type = content.getContentType();
            if (CMSObjectIdentifiers.authEnvelopedData.equals(type)) {
                return decrypt(new CMSAuthEnvelopedData(content).getRecipientInfos(), authenticated());
            }
            if (CMSObjectIdentifiers.envelopedData.equals(type)) {
                return decrypt(new CMSEnvelopedData(content).getRecipientInfos(), plain());
            }
        } catch (CMSException | RuntimeException e) {
            throw new UnreadableEnvelope("it cannot be decrypted: it was changed on its way, or is damaged", e);
        }
        throw new UnreadableEnvelope("it is not encrypted");
    }

    private byte[] decrypt(RecipientInformationStore recipients, Recipient recipient)
            throws CMSException, UnreadableEnvelope {
        RecipientInformation ours = recipients.get(id());
        if (ours == null) {
            throw new UnreadableEnvelope("it is encrypted to others, not to this certificate");
        }
        return ours.getContent(recipient);
    }

    private boolean isRsa() {
        return certificate.getPublicKey() instanceof RSAPublicKey;
    }

    private RecipientId id() {
        return isRsa() ? new JceKeyTransRecipientId(certificate) : new JceKeyAgreeRecipientId(certificate);
    }

    private Recipient authenticated() {
        return isRsa()
                ? new JceKeyTransAuthEnvelopedRecipient(key).setProvider(BouncyCastle.PROVIDER)
                : new JceKeyAgreeAuthEnvelopedRecipient(key).setProvider(BouncyCastle.PROVIDER);
    }

    private Recipient plain() {
        return isRsa()
                ? new JceKeyTransEnvelopedRecipient(key).setProvider(BouncyCastle.PROVIDER)
                : new JceKeyAgreeEnvelopedRecipient(key).setProvider(BouncyCastle.PROVIDER);
    }
}
