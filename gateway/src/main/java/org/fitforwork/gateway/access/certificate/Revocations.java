package org.fitforwork.gateway.access.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.cert.CRL;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Revocation lists in files, read again when those change. It errs on the side of no: a certificate of whose issuer there
 * is no list in force is refused.
 */
final class Revocations {
    private static final Logger log = LoggerFactory.getLogger(Revocations.class);

    private final List<Path> files;
    private final List<X509Certificate> authorities;
    private final Duration readAgain;
    private final Clock clock;
    private volatile Lists lists;

    private record Lists(List<X509CRL> lists, Map<Path, FileTime> changed, Instant looked) {}

    /**
     * @param authorities whose signatures count
     * @throws IllegalStateException if a file cannot be read, or a list in it is nobody's of these
     */
    Revocations(List<Path> files, List<X509Certificate> authorities, Duration readAgain, Clock clock) {
        this.files = List.copyOf(files);
        this.authorities = List.copyOf(authorities);
        this.readAgain = readAgain;
        this.clock = clock;
        try {
            this.lists = read(clock.instant());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("gateway.certificates.revocation-lists: " + e.getMessage(), e);
        }
    }

    /** Why the certificate counts no more; empty if it does. */
    Optional<String> fault(X509Certificate certificate) {
        List<X509CRL> ofIssuer = current().lists().stream()
                .filter(list -> list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal()))
                .toList();
        Instant now = clock.instant();
        if (ofIssuer.stream().anyMatch(list -> list.isRevoked(certificate))) {
            return Optional.of("the certificate is revoked");
        }
        boolean inForce = ofIssuer.stream()
                .anyMatch(list -> list.getNextUpdate() != null
                        && now.isBefore(list.getNextUpdate().toInstant()));
        return inForce
                ? Optional.empty()
                : Optional.of("there is no revocation list in force of the certificate's issuer");
    }

    private Lists current() {
        Lists now = lists;
        Duration since = Duration.between(now.looked(), clock.instant()).abs();
        return since.compareTo(readAgain) < 0 ? now : look();
    }

    /** Lists that cannot be read leave those before in force, until these are over. */
    private synchronized Lists look() {
        Instant now = clock.instant();
        try {
            Map<Path, FileTime> changed = changed();
            lists = changed.equals(lists.changed()) ? new Lists(lists.lists(), changed, now) : read(now);
        } catch (IOException | GeneralSecurityException e) {
            log.error("the revocation lists cannot be read again; those before stay: {}", e.getMessage());
            lists = new Lists(lists.lists(), lists.changed(), now);
        }
        return lists;
    }

    private Map<Path, FileTime> changed() throws IOException {
        Map<Path, FileTime> changed = new HashMap<>();
        for (Path file : files) {
            changed.put(file, Files.getLastModifiedTime(file));
        }
        return changed;
    }

    private Lists read(Instant now) throws IOException, GeneralSecurityException {
        Map<Path, FileTime> changed = changed();
        List<X509CRL> read = new ArrayList<>();
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                for (CRL list : CertificateFactory.getInstance("X.509").generateCRLs(in)) {
                    read.add(signed((X509CRL) list, file));
                }
            }
        }
        return new Lists(List.copyOf(read), changed, now);
    }

    private X509CRL signed(X509CRL list, Path file) throws GeneralSecurityException {
        for (X509Certificate authority : authorities) {
            if (authority.getSubjectX500Principal().equals(list.getIssuerX500Principal())) {
                list.verify(authority.getPublicKey());
                return list;
            }
        }
        throw new GeneralSecurityException("%s has a list that no authority in the trust store issued".formatted(file));
    }
}
