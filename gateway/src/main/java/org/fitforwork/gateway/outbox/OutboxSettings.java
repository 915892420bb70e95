package org.fitforwork.gateway.outbox;

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
 * @param lease how long a worker may take over one message before another may try; more than a channel's timeout
 * @param firstRetry pause after the first failure; it doubles with each further one
 * @param longestRetry longest pause between two attempts
 * @param giveUpAfter how long a message is owed: the first attempt that fails later than this is the last
 * @param poll how often the outbox looks for itself, should a wake-up be missed
 */
@ConfigurationProperties("gateway.outbox")
@Validated
public record OutboxSettings(
        @Positive @DefaultValue("4") int perOrganisation,
        @NotNull @DefaultValue("30s") Duration lease,
        @NotNull @DefaultValue("1s") Duration firstRetry,
        @NotNull @DefaultValue("10m") Duration longestRetry,
        @NotNull @DurationMin(minutes = 1) @DefaultValue("7d") Duration giveUpAfter,
        @NotNull @DefaultValue("1s") Duration poll) {

    /** Pause after failure number {@code attempt}, with up to a half more or less drawn from {@code random}. */
    Duration pause(int attempt, RandomGenerator random) {
        long doubled = firstRetry.toMillis() << Math.min(attempt - 1, 20);
        long capped = Math.min(doubled, longestRetry.toMillis());
        return Duration.ofMillis(Math.round(capped * (0.5 + random.nextDouble())));
    }
}
