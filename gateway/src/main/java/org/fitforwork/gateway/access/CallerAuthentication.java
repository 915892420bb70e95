package org.fitforwork.gateway.access;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * A caller whose token is good. The authority is the role's name, by which {@code /admin} and {@code /actuator} are
 * open; scopes name FHIR resources only, so a token that carries some opens neither.
 */
@SuppressWarnings("serial")
public final class CallerAuthentication extends AbstractAuthenticationToken {
    private final Caller caller;
    private final Jwt token;

    public CallerAuthentication(Caller caller, Jwt token) {
        super(
                caller.scopes().unlimited()
                        ? AuthorityUtils.createAuthorityList(caller.role().name())
                        : List.of());
        this.caller = caller;
        this.token = token;
        setAuthenticated(true);
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public Jwt getCredentials() {
        return token;
    }

    /** The client's id. */
    @Override
    public String getName() {
        return caller.client();
    }
}
