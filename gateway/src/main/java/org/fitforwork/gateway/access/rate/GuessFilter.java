package org.fitforwork.gateway.access.rate;

import io.micrometer.core.instrument.Counter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.fitforwork.gateway.access.client.ClaimedClient;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands in front of the check of secrets: a guess that fails counts, and when there were too many the next waits. */
final class GuessFilter extends OncePerRequestFilter {
    private final Guesses guesses;
    private final Counter throttled;

    GuessFilter(Guesses guesses, Counter throttled) {
        this.guesses = guesses;
        this.throttled = throttled;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Guesses.Try guess = new Guesses.Try(ClaimedClient.of(request), Origin.of(request));
        Optional<Duration> wait = guesses.take(guess);
        if (wait.isPresent()) {
            throttled.increment();
            Throttled.write(response, wait.get(), "too many token requests of this client or address failed");
            return;
        }
        chain.doFilter(request, response);
        switch (HttpStatus.valueOf(response.getStatus())) {
            case UNAUTHORIZED, BAD_REQUEST -> {
                // It was one, and has been counted.
            }
            case OK -> guesses.right(guess);
            default -> guesses.undecided(guess);
        }
    }
}
