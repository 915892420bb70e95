package org.fitforwork.gateway.access.certificate;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fitforwork.gateway.access.client.SubjectName;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;

/**
 * Whether a certificate proves who its client is: issued by an authority for clients, in force, not revoked, and with the
 * subject that the client's entry names. TLS looks at the first two as well, but by the trust store of the server, which
 * may be another.
 */
public final class ClientCertificates implements Consumer<OAuth2ClientAuthenticationContext> {
    private static final String FOR_CLIENTS = "1.3.6.1.5.5.7.3.2";

    private final KeyStore authorities;
    private final Revocations revocations;
    private final Function<String, Optional<String>> subjects;
    private final Clock clock;

    /** @param subjects the subject of a client's certificate, by client id */
    ClientCertificates(
            KeyStore authorities, Revocations revocations, Function<String, Optional<String>> subjects, Clock clock) {
        this.authorities = authorities;
        this.revocations = revocations;
        this.subjects = subjects;
        this.clock = clock;
    }

    /** @throws OAuth2AuthenticationException {@code invalid_client}, saying why */
    @Override
    public void accept(OAuth2ClientAuthenticationContext request) {
        OAuth2ClientAuthenticationToken presented = request.getAuthentication();
        String client = String.valueOf(presented.getPrincipal());
        X509Certificate[] chain = (X509Certificate[]) presented.getCredentials();
        fault(client, List.of(chain)).ifPresent(why -> {
            throw new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT, why, null));
        });
    }

    /** @param chain the client's own certificate first */
    Optional<String> fault(String client, List<X509Certificate> chain) {
        boolean own = subjects.apply(client)
                .flatMap(SubjectName::of)
                .filter(subject -> subject.isOf(chain.get(0)))
                .isPresent();
        if (!own) {
            return Optional.of("the certificate has another subject than the client's");
        }
        return Stream.concat(
                        untrusted(chain).stream(), chain.stream().flatMap(each -> revocations.fault(each).stream()))
                .findFirst();
    }

    private Optional<String> untrusted(List<X509Certificate> chain) {
        try {
            CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(chain);
            CertPathValidator.getInstance("PKIX").validate(path, parameters());
            List<String> purposes = chain.get(0).getExtendedKeyUsage();
            return purposes == null || purposes.contains(FOR_CLIENTS)
                    ? Optional.empty()
                    : Optional.of("the certificate is not for clients");
        } catch (GeneralSecurityException e) {
            return Optional.of("the certificate is not of an authority that counts here, or not in force");
        }
    }

    private PKIXParameters parameters() throws KeyStoreException, InvalidAlgorithmParameterException {
        PKIXParameters parameters = new PKIXParameters(authorities);
        parameters.setDate(Date.from(clock.instant()));
        // By Revocations, which read their files again.
        parameters.setRevocationEnabled(false);
        return parameters;
    }
}
