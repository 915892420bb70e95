package org.fitforwork.gateway.access.answer;

import java.util.Map;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * What every answer says to a browser, should one read it: run nothing, show it in no frame, guess no type, keep nothing,
 * tell nobody where you were. Over TLS, come by TLS only. An answer that sets its own Cache-Control keeps it.
 */
public final class SafeHeaders implements Customizer<HeadersConfigurer<HttpSecurity>> {
    static final String POLICY = "default-src 'none'; frame-ancestors 'none'";

    static final Map<String, String> ALL = Map.of(
            "Content-Security-Policy",
            POLICY,
            "Referrer-Policy",
            ReferrerPolicy.NO_REFERRER.getPolicy(),
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Cache-Control",
            "no-store");

    @Override
    public void customize(HeadersConfigurer<HttpSecurity> headers) {
        // Strict-Transport-Security over TLS, no-store, nosniff and DENY are Spring Security's defaults.
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER));
    }
}
