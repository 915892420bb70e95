package org.fitforwork.gateway.access.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.fitforwork.gateway.access.client.Clients;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Bounds how often somebody may be wrong about who he is. A client that proved itself from an address goes on doing so
 * from there, whoever fails in its name elsewhere: else anybody could lock it out.
 */
@Component
final class Guesses {
    private static final int MOST_REMEMBERED = 100_000;
    private static final Duration PROVEN_FOR = Duration.ofHours(12);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    private final RateSettings settings;
    private final Predicate<String> known;
    private final TimeMeter time;
    private final Map<String, Bucket> ofClients = new ConcurrentHashMap<>();
    private final Cache<String, Bucket> ofAddresses;
    private final Cache<Try, Boolean> proven;

    /** @param client as the request claims */
    record Try(String client, String address) {}

    @Autowired
    Guesses(RateSettings settings, Clients clients, Clock clock) {
        this(settings, client -> clients.find(client).isPresent(), clock);
    }

    Guesses(RateSettings settings, Predicate<String> known, Clock clock) {
        this.settings = settings;
        this.known = known;
        this.time = new ForwardTime(clock);
        this.ofAddresses = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterAccess(FORGOTTEN_AFTER)
                .ticker(time::currentTimeNanos)
                .build();
        this.proven = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(PROVEN_FOR)
                .ticker(time::currentTimeNanos)
                .build();
    }

    /** Takes one guess; empty if it may be made, else how long until the next may. */
    Optional<Duration> take(Try guess) {
        Optional<Duration> ofAddress = take(address(guess));
        if (ofAddress.isPresent() || !counts(guess)) {
            return ofAddress;
        }
        Optional<Duration> ofClient = take(client(guess));
        if (ofClient.isPresent()) {
            address(guess).addTokens(1);
        }
        return ofClient;
    }

    /** It was no guess. */
    void right(Try guess) {
        undecided(guess);
        proven.put(guess, true);
    }

    /** Gives back what was taken. */
    void undecided(Try guess) {
        address(guess).addTokens(1);
        if (counts(guess)) {
            client(guess).addTokens(1);
        }
    }

    /** Names that nobody has are bounded by the address alone, so that they fill no memory. */
    private boolean counts(Try guess) {
        return known.test(guess.client()) && proven.getIfPresent(guess) == null;
    }

    private Bucket client(Try guess) {
        return ofClients.computeIfAbsent(guess.client(), client -> bucket(settings.failuresOfClient()));
    }

    private Bucket address(Try guess) {
        return ofAddresses.get(guess.address(), address -> bucket(settings.failuresOfAddress()));
    }

    private static Optional<Duration> take(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Bucket bucket(int perMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .withCustomTimePrecision(time)
                .build();
    }
}
