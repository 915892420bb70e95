package org.fitforwork.gateway.audit;

import static org.springframework.security.web.context.HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fitforwork.gateway.audit.AuditRecord.Who;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;

/** Who is signed in to the console, as only its session knows once a request is answered. */
final class ConsoleUser {
    private static final String CONSOLE = "/console";
    private static final Set<String> SIGN_IN = Set.of(CONSOLE + "/sign-in", CONSOLE + "/oidc/callback");

    private ConsoleUser() {}

    static boolean isSignIn(String path) {
        return SIGN_IN.contains(path);
    }

    /** Empty beside the console: there the cookie proves nothing. */
    static Optional<Who> of(HttpServletRequest request, String path) {
        return Optional.of(path)
                .filter(asked -> asked.equals("/") || asked.startsWith(CONSOLE))
                .map(asked -> request.getSession(false))
                .map(session -> session.getAttribute(SPRING_SECURITY_CONTEXT_KEY))
                .filter(SecurityContext.class::isInstance)
                .map(context -> ((SecurityContext) context).getAuthentication())
                .map(ConsoleUser::who);
    }

    private static Who who(Authentication user) {
        String roles = user.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .sorted()
                .collect(Collectors.joining(" "));
        return new Who(user.getName(), null, roles);
    }
}
