package org.fitforwork.gateway.feed;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How notifications are delivered.
 *
 * @param allow hosts that may be notified over plain http and at private addresses, such as a listener on this machine
 * @param workers most notifications under way at a time; those to endpoints that failed last have as many of their own
 * @param perOrganisation most subscriptions of one organisation that are not off
 * @param maxCount most events in one notification, where the subscriber asked for no number
 * @param timeout for an endpoint's answer, where the subscriber asked for none
 * @param longestTimeout most that a subscriber may ask for
 * @param shortestHeartbeat least that a subscriber may ask for
 * @param firstRetry pause after the first failure; it doubles with each further one
 * @param longestRetry longest pause between two attempts, and the one in status error
 * @param errorAfter failures in a row that make the status error
 * @param giveUpAfter how long an endpoint may fail: the first failure later than this turns the subscription off
 * @param poll how often the feed looks for itself, should a wake-up be missed
 */
@ConfigurationProperties("gateway.feed")
@Validated
public record FeedSettings(
        @NotNull @DefaultValue Set<String> allow,
        @Positive @DefaultValue("16") int workers,
        @Positive @DefaultValue("10") int perOrganisation,
        @Positive @Max(200) @DefaultValue("20") int maxCount,
        @NotNull @DurationMin(seconds = 1) @DefaultValue("10s") Duration timeout,
        @NotNull @DurationMin(seconds = 1) @DefaultValue("30s") Duration longestTimeout,
        @NotNull @DurationMin(seconds = 1) @DefaultValue("10s") Duration shortestHeartbeat,
        @NotNull @DurationMin(millis = 1) @DefaultValue("1s") Duration firstRetry,
        @NotNull @DurationMin(millis = 1) @DefaultValue("2m") Duration longestRetry,
        @Positive @DefaultValue("5") int errorAfter,
        @NotNull @DurationMin(minutes = 1) @DefaultValue("7d") Duration giveUpAfter,
        @NotNull @DurationMin(millis = 1) @DefaultValue("1s") Duration poll) {

    /** No notification is put off for longer. */
    Duration longestPause() {
        return longestRetry.multipliedBy(3).dividedBy(2);
    }

    /** Pause after failure number {@code failures} in a row, with up to a half more or less drawn from {@code random}. */
    Duration pause(int failures, RandomGenerator random) {
        long doubled = firstRetry.toMillis() << Math.min(failures - 1, 20);
        long capped = failures < errorAfter ? Math.min(doubled, longestRetry.toMillis()) : longestRetry.toMillis();
        return Duration.ofMillis(Math.round(capped * (0.5 + random.nextDouble())));
    }
}
