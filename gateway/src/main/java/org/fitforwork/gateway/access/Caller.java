package org.fitforwork.gateway.access;

import org.fitforwork.gateway.access.scope.Scopes;
import org.fitforwork.referral.Sender;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who makes the current request, whoever issued its token.
 *
 * @param client client id
 * @param organisation code of the organisation the client speaks for
 * @param source kind of referrer, empty for other roles
 * @param scopes what it may do at most, whatever its role may
 */
public record Caller(String client, String organisation, Role role, String source, Scopes scopes) {
    /** @throws IllegalStateException outside an authenticated request */
    public static Caller current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Caller caller)) {
            throw new IllegalStateException("no authenticated client");
        }
        return caller;
    }

    /** The caller as the one who sends a referral. */
    public Sender sender() {
        return new Sender(organisation, source);
    }
}
