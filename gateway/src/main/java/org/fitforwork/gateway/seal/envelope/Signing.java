package org.fitforwork.gateway.seal.envelope;

import java.io.IOException;
import java.io.OutputStream;
import java.security.cert.CertificateEncodingException;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataStreamGenerator;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.fitforwork.gateway.seal.keys.BouncyCastle;
import org.fitforwork.gateway.seal.keys.KeyMaterial;

/** SHA-256 with ECDSA or RSA, over signed attributes with the time; the signer's chain goes along. */
final class Signing {
    private Signing() {}

    /** What is written there is signed; closing it finishes the signature and leaves {@code to} open. */
    static OutputStream by(KeyMaterial signer, Instant at, OutputStream to) throws IOException {
        try {
            CMSSignedDataStreamGenerator generator = new CMSSignedDataStreamGenerator();
            generator.addSignerInfoGenerator(signerInfo(signer, at));
            generator.addCertificates(new JcaCertStore(signer.chain()));
            return generator.open(to, true);
        } catch (CMSException | OperatorCreationException | CertificateEncodingException e) {
            throw new IOException("the envelope cannot be signed", e);
        }
    }

    private static SignerInfoGenerator signerInfo(KeyMaterial signer, Instant at)
            throws OperatorCreationException, CertificateEncodingException {
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        attributes.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(at)))));
        String algorithm = signer.publicKey() instanceof ECPublicKey ? "SHA256withECDSA" : "SHA256withRSA";
        return new JcaSimpleSignerInfoGeneratorBuilder()
                .setProvider(BouncyCastle.PROVIDER)
                .setSignedAttributeGenerator(new AttributeTable(attributes))
                .build(algorithm, signer.secret(), signer.certificate());
    }
}
