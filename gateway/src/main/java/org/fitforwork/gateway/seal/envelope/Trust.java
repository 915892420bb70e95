package org.fitforwork.gateway.seal.envelope;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whose signatures are believed: certificates themselves, or the authorities that issue them. */
final class Trust {
    private final List<X509Certificate> trusted;
    private final Instant now;

    Trust(List<X509Certificate> trusted, Instant now) {
        this.trusted = List.copyOf(trusted);
        this.now = now;
    }

    /** True if {@code signer} is valid now and leads to what is trusted, by certificates that came along. */
    boolean in(X509Certificate signer, Collection<X509Certificate> others) {
        if (now.isBefore(signer.getNotBefore().toInstant())
                || now.isAfter(signer.getNotAfter().toInstant())) {
            return false;
        }
        return trusted.contains(signer) || leads(signer, others);
    }

    private boolean leads(X509Certificate signer, Collection<X509Certificate> others) {
        Set<TrustAnchor> anchors = trusted.stream()
                .map(certificate -> new TrustAnchor(certificate, null))
                .collect(Collectors.toSet());
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(signer);
        try {
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
            parameters.setDate(Date.from(now));
            // Who runs a channel decides what revocation means there; an engineer's trial has no list.
            parameters.setRevocationEnabled(false);
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
