package org.fitforwork.gateway.access.client;

import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** The subject of a certificate, compared as names are and not as texts: spaces and case do not count. */
public record SubjectName(X500Principal name) {
    /** Empty if the text is none. */
    public static Optional<SubjectName> of(String text) {
        try {
            X500Principal name = new X500Principal(text);
            return name.getName().isEmpty() ? Optional.empty() : Optional.of(new SubjectName(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public boolean isOf(X509Certificate certificate) {
        return canonical(certificate.getSubjectX500Principal()).equals(canonical(name));
    }

    private static String canonical(X500Principal name) {
        return name.getName(X500Principal.CANONICAL);
    }

    @Override
    public String toString() {
        return canonical(name);
    }
}
