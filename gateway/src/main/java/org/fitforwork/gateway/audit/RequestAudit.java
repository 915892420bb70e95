package org.fitforwork.gateway.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.fitforwork.gateway.audit.AuditRecord.Outcome;
import org.fitforwork.gateway.audit.AuditRecord.Who;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
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
                || path.equals("/console/style.css")
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
        boolean login = path.equals(TOKEN) || ConsoleUser.isSignIn(path);
        return path.startsWith(FHIR) ? Kind.REST : login ? Kind.LOGIN : Kind.OPERATE;
    }

    /** One of the sender's is kept if it is a UUID: any other may say anything. */
    private static String requestId(HttpServletRequest request) {
        String given = request.getHeader("X-Request-ID");
        return References.isOwn(given) ? given : UUID.randomUUID().toString();
    }

    private void record(Request audited, HttpServletRequest request, int status) {
        Optional<Who> user = ConsoleUser.of(request, path(request));
        boolean worthIt = status >= HttpServletResponse.SC_BAD_REQUEST
                || path(request).startsWith(FHIR)
                || path(request).startsWith(ADMIN)
                || user.isPresent();
        if (audited.recorded() || !worthIt) {
            return;
        }
        if (path(request).equals(TOKEN)) {
            logins.refused(audited, request);
        }
        user.ifPresent(audited::by);
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
