package org.fitforwork.gateway.access.assertion;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.HashMap;
import java.util.Map;
import org.fitforwork.gateway.access.client.ClaimedClient;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.web.authentication.JwtClientAssertionAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Reads a token request with an assertion. Neither SMART nor the NHS send {@code client_id}, which the authorization server
 * wants: it is taken from the assertion, whose signature then has to be that client's.
 */
public final class AssertionConverter implements AuthenticationConverter {
    private static final String CLIENT_ID = "client_id";
    private static final String ASSERTION = "client_assertion";

    private final AuthenticationConverter converter = new JwtClientAssertionAuthenticationConverter();

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String assertion = request.getParameter(ASSERTION);
        if (assertion == null || request.getParameter(CLIENT_ID) != null) {
            return converter.convert(request);
        }
        return converter.convert(ClaimedClient.ofAssertion(assertion)
                .<HttpServletRequest>map(client -> new Named(request, client))
                .orElse(request));
    }

    private static final class Named extends HttpServletRequestWrapper {
        private final String client;

        Named(HttpServletRequest request, String client) {
            super(request);
            this.client = client;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            Map<String, String[]> parameters = new HashMap<>(super.getParameterMap());
            parameters.put(CLIENT_ID, new String[] {client});
            return parameters;
        }
    }
}
