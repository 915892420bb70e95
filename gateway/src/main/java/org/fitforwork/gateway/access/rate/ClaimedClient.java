package org.fitforwork.gateway.access.rate;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.fitforwork.gateway.access.assertion.AssertionConverter;
import org.jspecify.annotations.Nullable;

/** In whose name a token is asked for, before anything proves it. */
final class ClaimedClient {
    private static final String BASIC = "Basic ";

    private ClaimedClient() {}

    /** Empty if there is no name. */
    static String of(HttpServletRequest request) {
        return basic(request.getHeader("Authorization"))
                .or(() -> Optional.ofNullable(request.getParameter("client_id")))
                .or(() -> Optional.ofNullable(request.getParameter("client_assertion"))
                        .flatMap(AssertionConverter::claimed))
                .orElse("");
    }

    private static Optional<String> basic(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            String both = new String(decoded, StandardCharsets.UTF_8);
            return both.contains(":")
                    ? Optional.of(URLDecoder.decode(both.substring(0, both.indexOf(':')), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
