package org.fitforwork.gateway.access.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Answers a request without a valid token with 401, the challenge of RFC 6750, and an OperationOutcome. */
public final class OperationOutcomeEntryPoint implements AuthenticationEntryPoint {
    private static final String OUTCOME =
            """
            {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"login",\
            "diagnostics":"a valid bearer token is needed; get one from /oauth2/token"}]}""";

    private final BearerTokenAuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        challenge.commence(request, response, exception);
        response.setContentType("application/fhir+json;charset=UTF-8");
        response.getWriter().write(OUTCOME);
    }
}
