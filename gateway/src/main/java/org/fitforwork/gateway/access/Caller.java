package org.fitforwork.gateway.access;

import java.util.Locale;
import org.fitforwork.referral.Sender;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who makes the current request, as its token says.
 *
 * @param client client id
 * @param organisation code of the organisation the client speaks for
 * @param source kind of referrer, empty for other roles
 */
public record Caller(String client, String organisation, Role role, String source) {
    static final String ORGANISATION = "organisation";
    static final String ROLE = "role";
    static final String SOURCE = "source";

    /** @throws IllegalStateException outside an authenticated request */
    public static Caller current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Jwt token)) {
            throw new IllegalStateException("no authenticated client");
        }
        String source = token.getClaimAsString(SOURCE);
        return new Caller(
                token.getSubject(),
                token.getClaimAsString(ORGANISATION),
                Role.valueOf(token.getClaimAsString(ROLE).toUpperCase(Locale.ROOT)),
                source == null ? "" : source);
    }

    /** The caller as the one who sends a referral. */
    public Sender sender() {
        return new Sender(organisation, source);
    }
}
