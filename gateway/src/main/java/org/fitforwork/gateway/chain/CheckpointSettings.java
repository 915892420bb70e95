package org.fitforwork.gateway.chain;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the ledger is sealed.
 *
 * @param every pause between two looks for what is not sealed yet; until then a change of the newest events shows nowhere
 * @param most events that one checkpoint seals; where there are more, several follow one another
 * @param patience how long to wait for transactions that are under way, before the next look tries again
 */
@ConfigurationProperties("gateway.ledger.checkpoint")
@Validated
record CheckpointSettings(
        @NotNull @DurationMin(seconds = 1) @DefaultValue("5m") Duration every,
        @Positive @DefaultValue("100000") int most,
        @NotNull @DefaultValue("5s") Duration patience) {}
