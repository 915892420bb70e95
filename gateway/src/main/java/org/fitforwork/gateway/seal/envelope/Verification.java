package org.fitforwork.gateway.seal.envelope;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessable;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.fitforwork.gateway.seal.keys.BouncyCastle;

/** Believes signed content if each of its signers is trusted, and used nothing older than SHA-256. */
final class Verification {
    private static final Set<String> DIGESTS = Set.of(
            NISTObjectIdentifiers.id_sha256.getId(),
            NISTObjectIdentifiers.id_sha384.getId(),
            NISTObjectIdentifiers.id_sha512.getId());
    private static final JcaX509CertificateConverter CERTIFICATES =
            new JcaX509CertificateConverter().setProvider(BouncyCastle.PROVIDER);

    private Verification() {}

    /** Content, and who signed it. */
    @SuppressWarnings("ArrayRecordComponent") // read once, and never compared
    record Believed(byte[] content, X509Certificate signer) {}

    static Believed of(byte[] signed, Trust trust) throws UnreadableEnvelope {
        try {
            CMSSignedData data = new CMSSignedData(signed);
            CMSProcessable content = data.getSignedContent();
            if (content == null || data.getSignerInfos().size() != 1) {
                throw new UnreadableEnvelope("it has not one signature over its content");
            }
            List<X509Certificate> along = certificates(data);
            SignerInformation signer =
                    data.getSignerInfos().getSigners().iterator().next();
            X509Certificate by = along.stream()
                    .filter(certificate -> signer.getSID().match(holder(certificate)))
                    .findFirst()
                    .orElseThrow(() -> new UnreadableEnvelope("its signer's certificate did not come along"));
            if (!DIGESTS.contains(signer.getDigestAlgOID())) {
                throw new UnreadableEnvelope("it is signed with a digest older than SHA-256");
            }
            if (!signer.verify(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(BouncyCastle.PROVIDER)
                    .build(by))) {
                throw new UnreadableEnvelope("its signature does not hold");
            }
            if (!trust.in(by, along)) {
                throw new UnreadableEnvelope("its signer is not trusted: " + by.getSubjectX500Principal());
            }
            return new Believed((byte[]) content.getContent(), by);
        } catch (CMSException | OperatorCreationException | CertificateException | RuntimeException e) {
            throw new UnreadableEnvelope("its signature does not hold, or cannot be read", e);
        }
    }

    private static X509CertificateHolder holder(X509Certificate certificate) {
        try {
            return new X509CertificateHolder(certificate.getEncoded());
        } catch (CertificateException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<X509Certificate> certificates(CMSSignedData data) throws CertificateException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (X509CertificateHolder holder : data.getCertificates().getMatches(null)) {
            certificates.add(CERTIFICATES.getCertificate(holder));
        }
        return certificates;
    }
}
