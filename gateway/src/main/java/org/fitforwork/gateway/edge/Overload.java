package org.fitforwork.gateway.edge;

import ca.uhn.fhir.context.FhirContext;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.fitforwork.gateway.edge.Admission.Place;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 with Retry-After before anything breaks. Stands behind the reading of the body, so that a slow sender takes
 * no place and an urgent referral is known.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class Overload extends OncePerRequestFilter {
    private static final String FHIR = "/fhir";

    private final Admission admission;
    private final OverloadSettings settings;
    private final FhirContext context;
    private final RandomGenerator random;
    private final Counter turnedAway;

    Overload(OverloadSettings settings, FhirContext context, RandomGenerator random, MeterRegistry meters) {
        this.admission = new Admission(settings);
        this.settings = settings;
        this.context = context;
        this.random = random;
        this.turnedAway = Counter.builder("gateway.requests.turned-away")
                .description("requests that were answered 503 because too many others were at work")
                .register(meters);
        Gauge.builder("gateway.requests.active", admission, Admission::active)
                .description("requests at work under /fhir")
                .register(meters);
        Gauge.builder("gateway.requests.waiting", admission, Admission::waiting)
                .description("requests under /fhir that wait for a place")
                .register(meters);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(request.getContextPath() + FHIR);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Place> entered = enter(isUrgentReferral(request));
        if (entered.isEmpty()) {
            turnedAway.increment();
            turnAway(response);
            return;
        }
        try (Place place = entered.get()) {
            chain.doFilter(request, response);
        }
    }

    private Optional<Place> enter(boolean urgent) {
        try {
            return admission.enter(urgent);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static boolean isUrgentReferral(HttpServletRequest request) {
        return request instanceof ReadBody read
                && request.getMethod().equals("POST")
                && (isAt(request, FHIR) || isAt(request, FHIR + "/"))
                && Urgency.of(read.bytes());
    }

    private static boolean isAt(HttpServletRequest request, String path) {
        return request.getRequestURI().equals(request.getContextPath() + path);
    }

    private void turnAway(HttpServletResponse response) throws IOException {
        long least = settings.retryAfter().toSeconds();
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(random.nextLong(least, 2 * least + 1)));
        RefusalWriter.write(
                Refusal.of(RefusalReason.OVERLOADED, "the gateway has as many requests at work as it can take"),
                response,
                context);
    }
}
