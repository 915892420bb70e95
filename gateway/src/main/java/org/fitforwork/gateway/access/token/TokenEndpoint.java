package org.fitforwork.gateway.access.token;

import java.util.function.Supplier;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;

/** The URL of the token endpoint as clients know it, which an assertion must be made out to. */
public final class TokenEndpoint implements Supplier<String> {
    public static final String PATH = "/oauth2/token";

    /** By the issuer that is set; in profile local, where none need be, by the request's own host. */
    @Override
    public String get() {
        return AuthorizationServerContextHolder.getContext().getIssuer() + PATH;
    }
}
