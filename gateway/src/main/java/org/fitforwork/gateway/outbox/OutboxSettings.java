package org.fitforwork.gateway.outbox;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How owed messages are delivered.
 *
 * @param perOrganisation most deliveries to one provider at a time, so that a slow one holds up no other
 * @param lease how long a worker may take over one message before another may try; more than four
 *     times a channel's timeout, which are connecting, answering and a body that trickles in
 * @param firstRetry pause after the first failure; it doubles with each further one
 * @param longestRetry longest pause between two attempts
 * @param giveUpAfter how long a message is owed: the first attempt that fails later than this is the last
 * @param poll how often the outbox looks at every provider, for what is due again after a failure and for what another
 *     replica left behind; what is new rings for itself
 * @param mostAtOnce most deliveries at a time over all providers
 * @param settledAtOnce most of these that are written down at a time, each over a connection to the database; the others
 *     wait with theirs
 * @param longestHold longest time for which a provider's Retry-After is kept to
 * @param grace how long a gateway that stops waits for deliveries under way before it hands them back
 * @param breaker when a provider is left alone
 */
@ConfigurationProperties("gateway.outbox")
@Validated
public record OutboxSettings(
        @Positive @DefaultValue("4") int perOrganisation,
        @NotNull @DefaultValue("45s") Duration lease,
        @NotNull @DefaultValue("1s") Duration firstRetry,
        @NotNull @DefaultValue("10m") Duration longestRetry,
        @NotNull @DurationMin(minutes = 1) @DefaultValue("7d") Duration giveUpAfter,
        @NotNull @DurationMin(millis = 1) @DefaultValue("1s") Duration poll,
        @Positive @DefaultValue("128") int mostAtOnce,
        @Positive @DefaultValue("2") int settledAtOnce,
        @NotNull @DurationMin(seconds = 1) @DefaultValue("1h") Duration longestHold,
        @NotNull @DurationMin(millis = 1) @DefaultValue("20s") Duration grace,
        @Valid @DefaultValue Breaker breaker) {

    /**
     * When a provider is left alone, so that a queue does not spend its attempts on it.
     *
     * @param lastAttempts how many of the last attempts are looked at
     * @param failedPercent share of them that failed from which nothing is sent, 1 to 100
     * @param openFor how long nothing is sent before one message tries again
     */
    public record Breaker(
            @Positive @DefaultValue("6") int lastAttempts,
            @Min(1) @Max(100) @DefaultValue("50") int failedPercent,
            @NotNull @DurationMin(millis = 1) @DefaultValue("30s") Duration openFor) {}

    /** No message is put off for longer. */
    Duration longestPause() {
        return longestRetry.multipliedBy(3).dividedBy(2);
    }

    /** Pause after failure number {@code attempt}, with up to a half more or less drawn from {@code random}. */
    Duration pause(int attempt, RandomGenerator random) {
        long doubled = firstRetry.toMillis() << Math.min(attempt - 1, 20);
        long capped = Math.min(doubled, longestRetry.toMillis());
        return Duration.ofMillis(Math.round(capped * (0.5 + random.nextDouble())));
    }
}
