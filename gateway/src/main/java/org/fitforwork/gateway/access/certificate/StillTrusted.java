package org.fitforwork.gateway.access.certificate;

import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** A token that is bound to a certificate is good no longer than that; that it is bound to it, others look at. */
public final class StillTrusted implements OAuth2TokenValidator<Jwt> {
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private final Revocations revocations;

    StillTrusted(Revocations revocations) {
        this.revocations = revocations;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        boolean bound = token.getClaim("cnf") instanceof Map<?, ?> to && to.containsKey("x5t#S256");
        X509Certificate presented = presented();
        Optional<String> fault = bound && presented != null ? revocations.fault(presented) : Optional.empty();
        return fault.map(why ->
                        OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, why, null)))
                .orElseGet(OAuth2TokenValidatorResult::success);
    }

    private static @Nullable X509Certificate presented() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request != null
                        && request.getAttribute(CERTIFICATES, RequestAttributes.SCOPE_REQUEST)
                                instanceof X509Certificate[] chain
                        && chain.length > 0
                ? chain[0]
                : null;
    }
}
