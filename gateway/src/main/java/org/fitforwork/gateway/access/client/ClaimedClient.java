package org.fitforwork.gateway.access.client;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** In whose name a token is asked for, before anything proves it. */
public final class ClaimedClient {
    private static final String BASIC = "Basic ";

    private ClaimedClient() {}

    /** Empty if there is no name. */
    public static String of(HttpServletRequest request) {
        return basic(request.getHeader("Authorization"))
                .or(() -> Optional.ofNullable(request.getParameter("client_id")))
                .or(() -> Optional.ofNullable(request.getParameter("client_assertion"))
                        .flatMap(ClaimedClient::ofAssertion))
                .orElse("");
    }

    private static Optional<String> basic(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            String both = new String(decoded, StandardCharsets.UTF_8);
            return both.contains(":")
                    ? Optional.of(URLDecoder.decode(both.substring(0, both.indexOf(':')), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The subject of an assertion, unverified. */
    public static Optional<String> ofAssertion(String assertion) {
        try {
            return Optional.ofNullable(JWTParser.parse(assertion).getJWTClaimsSet())
                    .map(JWTClaimsSet::getSubject);
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}
