package org.fitforwork.gateway.access.token;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/** A token says by itself what it is good for; none is looked up, so none is kept until the memory is full. */
final class KeepsNoTokens implements OAuth2AuthorizationService {
    @Override
    public void save(OAuth2Authorization authorization) {
        // not kept
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        // not kept
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return null;
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType tokenType) {
        return null;
    }
}
