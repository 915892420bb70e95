package org.fitforwork.gateway.feed;

import java.time.Duration;
import java.util.Set;

/** The settings that a gateway has by itself, but for the hosts it may call. */
public final class FeedTestSettings {
    private FeedTestSettings() {}

    public static FeedSettings allowing(String... hosts) {
        return new FeedSettings(
                Set.of(hosts),
                16,
                10,
                20,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                Duration.ofMinutes(2),
                5,
                Duration.ofDays(7),
                Duration.ofSeconds(1));
    }

    public static AllowedHosts allowed(String... hosts) {
        return new AllowedHosts(allowing(hosts));
    }
}
