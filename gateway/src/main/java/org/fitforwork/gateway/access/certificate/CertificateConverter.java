package org.fitforwork.gateway.access.certificate;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.X509ClientCertificateAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Reads a token request by certificate. The authorization server takes a certificate that comes without its chain for a
 * self-signed one; here none is, and clients need not send the chain.
 */
public final class CertificateConverter implements AuthenticationConverter {
    private final AuthenticationConverter converter = new X509ClientCertificateAuthenticationConverter();

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        return converter.convert(request) instanceof OAuth2ClientAuthenticationToken presented
                ? new OAuth2ClientAuthenticationToken(
                        String.valueOf(presented.getPrincipal()),
                        ClientAuthenticationMethod.TLS_CLIENT_AUTH,
                        Objects.requireNonNull(presented.getCredentials()),
                        presented.getAdditionalParameters())
                : null;
    }
}
