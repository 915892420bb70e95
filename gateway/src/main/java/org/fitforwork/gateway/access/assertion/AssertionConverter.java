package org.fitforwork.gateway.access.assertion;

import com.nimbusds.jwt.JWTParser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
        return converter.convert(claimed(assertion)
                .<HttpServletRequest>map(client -> new Named(request, client))
                .orElse(request));
    }

    /** The client that an assertion claims to be of, unverified. */
    public static Optional<String> claimed(String assertion) {
        try {
            return Optional.ofNullable(JWTParser.parse(assertion).getJWTClaimsSet())
                    .map(claims -> claims.getSubject());
        } catch (ParseException e) {
            return Optional.empty();
        }
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
