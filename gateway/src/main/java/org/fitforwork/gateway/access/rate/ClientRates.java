package org.fitforwork.gateway.access.rate;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.fitforwork.gateway.access.client.Client;
import org.fitforwork.gateway.access.client.Clients;
import org.springframework.stereotype.Component;

/** A bucket for each client: full at first, it is filled again evenly. */
@Component
final class ClientRates {
    private final Clients clients;
    private final RateSettings settings;
    private final TimeMeter time;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    ClientRates(Clients clients, RateSettings settings, Clock clock) {
        this.clients = clients;
        this.settings = settings;
        this.time = new ForwardTime(clock);
    }

    /** Empty if the request may go on; else how long until the next may. */
    Optional<Duration> take(String client) {
        ConsumptionProbe probe = buckets.computeIfAbsent(client, this::bucket).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Bucket bucket(String id) {
        Client.Rate rate = clients.find(id)
                .map(Client::rate)
                .orElseGet(() -> new Client.Rate(settings.perMinute(), settings.burst()));
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.perMinute(), Duration.ofMinutes(1)))
                .withCustomTimePrecision(time)
                .build();
    }
}
