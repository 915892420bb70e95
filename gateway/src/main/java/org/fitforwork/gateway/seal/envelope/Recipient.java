package org.fitforwork.gateway.seal.envelope;

import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Optional;
import org.fitforwork.gateway.seal.keys.UnusableKey;

/** A certificate that something can be encrypted to. */
record Recipient(X509Certificate certificate) {
    private static final int FEWEST_RSA_BITS = 2048;
    private static final int FEWEST_EC_BITS = 256;
    private static final int KEY_ENCIPHERMENT = 2;
    private static final int KEY_AGREEMENT = 4;

    /** @throws UnusableKey saying what is wrong with it */
    static Recipient of(X509Certificate certificate, Instant now) {
        fault(certificate, now).ifPresent(fault -> {
            throw new UnusableKey("the recipient's certificate cannot be used: " + fault);
        });
        return new Recipient(certificate);
    }

    /** What is wrong with a certificate; empty if nothing is. */
    static Optional<String> fault(X509Certificate certificate, Instant now) {
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            return Optional.of("it expired on " + certificate.getNotAfter().toInstant());
        }
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            return Optional.of("it is valid from %s on"
                    .formatted(certificate.getNotBefore().toInstant()));
        }
        if (certificate.getPublicKey() instanceof RSAPublicKey rsa) {
            if (rsa.getModulus().bitLength() < FEWEST_RSA_BITS) {
                return Optional.of("its RSA key has less than %d bits".formatted(FEWEST_RSA_BITS));
            }
            return mayBeUsed(certificate, KEY_ENCIPHERMENT, "keyEncipherment");
        }
        if (certificate.getPublicKey() instanceof ECPublicKey ec) {
            if (ec.getParams().getOrder().bitLength() < FEWEST_EC_BITS) {
                return Optional.of("its EC key has less than %d bits".formatted(FEWEST_EC_BITS));
            }
            return mayBeUsed(certificate, KEY_AGREEMENT, "keyAgreement");
        }
        return Optional.of("its key is neither RSA nor EC");
    }

    private static Optional<String> mayBeUsed(X509Certificate certificate, int bit, String name) {
        boolean[] usage = certificate.getKeyUsage();
        return usage == null || usage[bit]
                ? Optional.empty()
                : Optional.of("it may not be used for encryption (its keyUsage is without %s)".formatted(name));
    }

    boolean isRsa() {
        return certificate.getPublicKey() instanceof RSAPublicKey;
    }
}
