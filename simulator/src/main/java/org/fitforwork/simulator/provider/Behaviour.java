package org.fitforwork.simulator.provider;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How a provider treats the calls to it.
 *
 * @param shares of the calls that fail so, 0 to 1 each and at most 1 together
 * @param delay before any answer
 * @param retryAfter what 429 and 503 ask for, in seconds
 */
public record Behaviour(Map<Fault, Double> shares, Duration delay, int retryAfter) {
    public static final int RETRY_AFTER = 1;
    public static final Behaviour HEALTHY = new Behaviour(Map.of(), Duration.ZERO, RETRY_AFTER);

    /** Sums of decimal shares such as ten times 0.1 may end a little above 1. */
    private static final double ROUNDING = 1e-9;

    public Behaviour {
        if (shares.values().stream().anyMatch(share -> !(share >= 0 && share <= 1))) {
            throw new IllegalArgumentException("a share must be 0 to 1");
        }
        if (shares.values().stream().mapToDouble(Double::doubleValue).sum() > 1 + ROUNDING) {
            throw new IllegalArgumentException("the shares of a provider's faults must be at most 1 together");
        }
        if (delay.isNegative()) {
            throw new IllegalArgumentException("a delay must not be negative");
        }
        if (retryAfter < 0) {
            throw new IllegalArgumentException("Retry-After must not be negative");
        }
        shares = Map.copyOf(shares);
    }

    /** Every call fails so. */
    public static Behaviour always(Fault fault) {
        return HEALTHY.with(fault, 1);
    }

    public Behaviour with(Fault fault, double share) {
        Map<Fault, Double> more = new EnumMap<>(Fault.class);
        more.putAll(shares);
        more.put(fault, share);
        return new Behaviour(more, delay, retryAfter);
    }

    Behaviour delayed(Duration by) {
        return new Behaviour(shares, by, retryAfter);
    }

    Behaviour askingToWait(int seconds) {
        return new Behaviour(shares, delay, seconds);
    }

    /** The fault that the next call meets; the same random numbers give the same faults. */
    Optional<Fault> draw(RandomGenerator random) {
        double lot = random.nextDouble();
        for (Fault fault : Fault.values()) {
            lot -= shares.getOrDefault(fault, 0.0);
            if (lot < 0) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
