package org.fitforwork.gateway.access.scope;

import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;

/** Whether a client may have the scopes that it asks for. */
public final class RequestedScopes implements Consumer<OAuth2ClientCredentialsAuthenticationContext> {
    private final Function<String, Scopes> ofClient;

    /** @param ofClient the scopes of a client, by its id */
    public RequestedScopes(Function<String, Scopes> ofClient) {
        this.ofClient = ofClient;
    }

    /** @throws OAuth2AuthenticationException {@code invalid_scope} for one that is none, or not the client's */
    @Override
    public void accept(OAuth2ClientCredentialsAuthenticationContext request) {
        Scopes own = ofClient.apply(request.getRegisteredClient().getClientId());
        OAuth2ClientCredentialsAuthenticationToken asked = request.getAuthentication();
        asked.getScopes().forEach(text -> {
            Scope scope = Scope.parse(text).orElseThrow(() -> refused("a scope is not of the form " + Scope.GRAMMAR));
            if (!own.permit(scope)) {
                throw refused("a scope is not among those of this client");
            }
        });
    }

    private static OAuth2AuthenticationException refused(String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_SCOPE, why, null));
    }
}
