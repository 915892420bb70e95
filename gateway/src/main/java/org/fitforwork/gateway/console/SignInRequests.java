package org.fitforwork.gateway.console;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** What the issuer is asked, with PKCE. While it does not answer there is nothing to ask, and a sign-in begins anew. */
final class SignInRequests implements OAuth2AuthorizationRequestResolver {
    private final Issuer issuer;
    private final DefaultOAuth2AuthorizationRequestResolver requests;

    SignInRequests(Issuer issuer) {
        this.issuer = issuer;
        this.requests = new DefaultOAuth2AuthorizationRequestResolver(issuer, ConsoleSecurity.START);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        boolean starts = request.getServletPath().equals(ConsoleSecurity.START + "/" + Issuer.ID);
        return starts && issuer.answers() ? requests.resolve(request) : null;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return resolve(request);
    }
}
