package org.fitforwork.gateway.audit;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import org.fitforwork.gateway.access.Caller;
import org.fitforwork.gateway.access.client.ClaimedClient;
import org.fitforwork.gateway.audit.AuditRecord.Outcome;
import org.fitforwork.gateway.audit.AuditRecord.Who;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;

/** Learns from Spring Security who calls, and records each token before it is handed out. */
@Component
class Logins {
    private static final String ORGANISATION = "organisation";
    private static final String ROLE = "role";

    private final CurrentRequest current;
    private final AuditTrail trail;
    private final ObjectProvider<RegisteredClientRepository> registered;

    Logins(CurrentRequest current, AuditTrail trail, ObjectProvider<RegisteredClientRepository> registered) {
        this.current = current;
        this.trail = trail;
        this.registered = registered;
    }

    @EventListener
    void authenticated(AuthenticationSuccessEvent event) {
        current.get().ifPresent(request -> learn(request, event.getAuthentication()));
    }

    private void learn(Request request, Authentication who) {
        if (who instanceof OAuth2AccessTokenAuthenticationToken issued) {
            request.by(who(issued));
            request.is(Kind.LOGIN, "token", 'E');
            trail.write(request.record(Outcome.SUCCESS, null));
            request.isRecorded();
        } else if (who instanceof OAuth2ClientAuthenticationToken client) {
            request.by(new Who(client.getName(), null, null));
        } else if (who.getPrincipal() instanceof Caller caller) {
            request.by(new Who(
                    caller.client(), caller.organisation(), caller.role().name()));
        }
    }

    private static Who who(OAuth2AccessTokenAuthenticationToken issued) {
        String client = issued.getRegisteredClient().getClientId();
        try {
            JWTClaimsSet claims =
                    JWTParser.parse(issued.getAccessToken().getTokenValue()).getJWTClaimsSet();
            return new Who(client, claims.getStringClaim(ORGANISATION), claims.getStringClaim(ROLE));
        } catch (ParseException e) {
            return new Who(client, null, null);
        }
    }

    /** Somebody got no token: if the client that they say they are is registered, it is on record as such. */
    void refused(Request request, HttpServletRequest http) {
        request.is(Kind.LOGIN, "token", 'E');
        String claimed = ClaimedClient.of(http);
        RegisteredClientRepository clients = registered.getIfAvailable();
        if (!claimed.isBlank() && clients != null && clients.findByClientId(claimed) != null) {
            request.by(new Who(claimed, null, null));
        }
    }
}
