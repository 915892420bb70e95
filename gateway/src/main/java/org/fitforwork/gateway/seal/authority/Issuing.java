package org.fitforwork.gateway.seal.authority;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Date;
import java.util.random.RandomGenerator;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.fitforwork.gateway.seal.keys.BouncyCastle;

/** Writes certificates and revocation lists, all of them valid from one moment on and for one span. */
final class Issuing {
    private static final int SERIAL_BITS = 120;

    private final Date from;
    private final Date until;
    private final RandomGenerator random;

    Issuing(Instant now, Period span, RandomGenerator random) {
        this.from = Date.from(now);
        this.until = Date.from(now.atOffset(ZoneOffset.UTC).plus(span).toInstant());
        this.random = random;
    }

    X509Certificate authority(String name, PublicKey key, PrivateKey secret) throws GeneralSecurityException {
        X500Name subject = named(name);
        var builder = new JcaX509v3CertificateBuilder(subject, serial(), from, until, subject, key);
        try {
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key));
            return signed(builder, secret);
        } catch (IOException | OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    X509Certificate certificate(String name, PublicKey key, Kind kind, X509Certificate authority, PrivateKey secret)
            throws GeneralSecurityException {
        var builder = new JcaX509v3CertificateBuilder(authority, serial(), from, until, named(name), key);
        try {
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(kind.usage()));
            builder.addExtension(
                    Extension.extendedKeyUsage,
                    false,
                    new ExtendedKeyUsage(kind.purposes().toArray(KeyPurposeId[]::new)));
            builder.addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    extensions.createAuthorityKeyIdentifier(authority.getPublicKey()));
            if (!kind.names().isEmpty()) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(kind.names().toArray(GeneralName[]::new)));
            }
            return signed(builder, secret);
        } catch (IOException | OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /** @param before what was revoked already; it stays */
    X509CRL list(
            X509Certificate authority,
            PrivateKey secret,
            Collection<? extends X509CRLEntry> before,
            Collection<BigInteger> more)
            throws GeneralSecurityException {
        var builder = new JcaX509v2CRLBuilder(authority, from);
        builder.setNextUpdate(until);
        before.forEach(entry ->
                builder.addCRLEntry(entry.getSerialNumber(), entry.getRevocationDate(), CRLReason.keyCompromise));
        more.forEach(serial -> builder.addCRLEntry(serial, from, CRLReason.keyCompromise));
        try {
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority.getPublicKey()));
            return new JcaX509CRLConverter().setProvider(BouncyCastle.PROVIDER).getCRL(builder.build(signer(secret)));
        } catch (IOException | OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private BigInteger serial() {
        byte[] bytes = new byte[SERIAL_BITS / Byte.SIZE];
        random.nextBytes(bytes);
        return new BigInteger(1, bytes).setBit(SERIAL_BITS);
    }

    private static X500Name named(String name) {
        return new X500NameBuilder()
                .addRDN(BCStyle.O, "Fit for Work (development)")
                .addRDN(BCStyle.CN, name)
                .build();
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey secret)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .setProvider(BouncyCastle.PROVIDER)
                .getCertificate(builder.build(signer(secret)));
    }

    private static ContentSigner signer(PrivateKey secret) throws OperatorCreationException {
        return new JcaContentSignerBuilder("SHA256withECDSA")
                .setProvider(BouncyCastle.PROVIDER)
                .build(secret);
    }
}
