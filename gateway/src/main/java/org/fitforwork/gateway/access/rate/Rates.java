package org.fitforwork.gateway.access.rate;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Filter;
import org.springframework.stereotype.Component;

/** The filters that hold back who asks too often; they have their places in the chains of security. */
@Component
public final class Rates {
    private final Filter ofClients;
    private final Filter ofGuesses;

    Rates(ClientRates rates, Guesses guesses, MeterRegistry meters) {
        ofClients = new ClientRateFilter(rates, meters);
        ofGuesses = new GuessFilter(
                guesses,
                Counter.builder("gateway.tokens.throttled")
                        .description("token requests that were answered 429 because too many before them had failed")
                        .register(meters));
    }

    /** Belongs behind whatever knows the client. */
    public Filter ofClients() {
        return ofClients;
    }

    /** Belongs in front of whatever looks at a client's proof. */
    public Filter ofGuesses() {
        return ofGuesses;
    }
}
