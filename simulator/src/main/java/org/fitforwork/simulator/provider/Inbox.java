package org.fitforwork.simulator.provider;

import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The referrals that the provider keeps, each key once, unless it fails first. */
final class Inbox {
    private final double failRate;
    private final RandomGenerator random;
    private final Set<String> keys = new HashSet<>();
    private int repeated;
    private int failed;

    /** @param failRate share of the calls that fail, 0 to 1 */
    Inbox(double failRate, RandomGenerator random) {
        this.failRate = failRate;
        this.random = random;
    }

    synchronized Outcome take(String key) {
        if (random.nextDouble() < failRate) {
            failed++;
            return Outcome.FAILED;
        }
        if (!keys.add(key)) {
            repeated++;
            return Outcome.AGAIN;
        }
        return Outcome.NEW;
    }

    /** The counts as JSON. */
    synchronized String count() {
        return "{\"received\":%d,\"repeated\":%d,\"failed\":%d}".formatted(keys.size(), repeated, failed);
    }
}
