package org.fitforwork.gateway.access.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Tells a client why it gets no token. What is said of an assertion's content is said only to who could sign it, since the
 * content is looked at last.
 */
public final class TokenRefusal implements AuthenticationFailureHandler {
    private static final String UNVERIFIED =
            "the assertion cannot be verified: sign with RS384, ES384 or RS512, by a key whose kid is in this client's keys";

    private final OAuth2ErrorHttpMessageConverter body = new OAuth2ErrorHttpMessageConverter();

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        OAuth2Error error = failure instanceof OAuth2AuthenticationException known
                ? known.getError()
                : new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT);
        boolean unproven = error.getErrorCode().equals(OAuth2ErrorCodes.INVALID_CLIENT);
        response.setStatus(unproven ? HttpStatus.UNAUTHORIZED.value() : HttpStatus.BAD_REQUEST.value());
        if (unproven && request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"gateway\"");
        }
        String why = ofAssertion(failure).orElseGet(() -> ours(error));
        body.write(new OAuth2Error(error.getErrorCode(), why, null), null, new ServletServerHttpResponse(response));
    }

    private static Optional<String> ofAssertion(AuthenticationException failure) {
        if (failure.getCause() instanceof JwtValidationException invalid) {
            return invalid.getErrors().stream().map(OAuth2Error::getDescription).findFirst();
        }
        return failure.getCause() instanceof JwtException ? Optional.of(UNVERIFIED) : Optional.empty();
    }

    /** The authorization server's own descriptions come with a link; they would tell who is a client and who is not. */
    private static @Nullable String ours(OAuth2Error error) {
        return error.getUri() == null ? error.getDescription() : null;
    }
}
