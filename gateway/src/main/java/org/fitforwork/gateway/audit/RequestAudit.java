package org.fitforwork.gateway.audit;

import static org.springframework.security.web.context.HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fitforwork.gateway.audit.AuditRecord.Outcome;
import org.fitforwork.gateway.audit.AuditRecord.Who;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Stands around everything, security too, and records what nobody recorded by the time it is answered: refusals, and what
 * operators call. By then the answer is on its way, so it is no place for anything that hands out a person's data.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class RequestAudit extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(RequestAudit.class);
    private static final String FHIR = "/fhir";
    private static final String TOKEN = "/oauth2/token";
    private static final String ADMIN = "/admin";
    private static final String CONSOLE = "/console";
    private static final Set<String> SIGN_IN = Set.of(CONSOLE + "/sign-in", CONSOLE + "/oidc/callback");

    private final CurrentRequest current;
    private final AuditTrail trail;
    private final Logins logins;
    private final Counter lost;

    RequestAudit(CurrentRequest current, AuditTrail trail, Logins logins, MeterRegistry meters) {
        this.current = current;
        this.trail = trail;
        this.logins = logins;
        this.lost = Counter.builder("gateway.audit.lost")
                .description("refusals and operators' calls that could not be put on record")
                .register(meters);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = path(request);
        return path.equals(FHIR + "/metadata")
                || path.equals(CONSOLE + "/style.css")
                || path.startsWith("/actuator/health")
                || path.startsWith("/.well-known");
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Request audited = new Request(
                kind(path(request)),
                request.getMethod().toLowerCase(Locale.ROOT),
                requestId(request),
                request.getRemoteAddr());
        int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        current.begins(audited);
        try {
            chain.doFilter(request, response);
            status = response.getStatus();
        } finally {
            current.ends();
            record(audited, request, status);
        }
    }

    private static Kind kind(String path) {
        boolean login = path.equals(TOKEN) || SIGN_IN.contains(path);
        return path.startsWith(FHIR) ? Kind.REST : login ? Kind.LOGIN : Kind.OPERATE;
    }

    private static boolean isConsole(String path) {
        return path.equals("/") || path.startsWith(CONSOLE);
    }

    /** Who is signed in to the console, as only its session knows. */
    private static Optional<Who> signedIn(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(SPRING_SECURITY_CONTEXT_KEY) instanceof SecurityContext context
                        && context.getAuthentication() != null
                ? Optional.of(who(context.getAuthentication()))
                : Optional.empty();
    }

    private static Who who(Authentication user) {
        String roles = user.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .sorted()
                .collect(Collectors.joining(" "));
        return new Who(user.getName(), null, roles);
    }

    /** One of the sender's is kept if it is a UUID: any other may say anything. */
    private static String requestId(HttpServletRequest request) {
        String given = request.getHeader("X-Request-ID");
        return References.isOwn(given) ? given : UUID.randomUUID().toString();
    }

    private void record(Request audited, HttpServletRequest request, int status) {
        boolean worthIt = status >= HttpServletResponse.SC_BAD_REQUEST
                || path(request).startsWith(FHIR)
                || path(request).startsWith(ADMIN)
                || isConsole(path(request));
        if (audited.recorded() || !worthIt) {
            return;
        }
        if (path(request).equals(TOKEN)) {
            logins.refused(audited, request);
        } else if (isConsole(path(request))) {
            signedIn(request).ifPresent(audited::by);
        }
        // The pattern, since the path itself may hold what somebody made up.
        if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern) {
            audited.says(pattern);
        }
        try {
            trail.write(audited.record(Outcome.of(status), status));
        } catch (RuntimeException e) {
            lost.increment();
            log.error(
                    "a request answered {} is not in the audit trail: {}",
                    status,
                    e.getClass().getName());
        }
    }
}
