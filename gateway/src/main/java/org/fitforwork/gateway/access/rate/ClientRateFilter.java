package org.fitforwork.gateway.access.rate;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Holds each client to its rate: behind the filters that know who it is, in front of all that takes time. Health is asked by
 * those who run the gateway and does not count.
 */
final class ClientRateFilter extends OncePerRequestFilter {
    private final ClientRates rates;
    private final MeterRegistry meters;

    ClientRateFilter(ClientRates rates, MeterRegistry meters) {
        this.rates = rates;
        this.meters = meters;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/actuator/health");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        Optional<Duration> wait =
                caller != null && caller.isAuthenticated() ? rates.take(caller.getName()) : Optional.empty();
        if (wait.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Counter.builder("gateway.requests.throttled")
                .description("requests that were answered 429 because their client asks too often")
                .tag("client", String.valueOf(caller.getName()))
                .register(meters)
                .increment();
        Throttled.write(response, wait.get(), "this client asks more often than it may");
    }
}
