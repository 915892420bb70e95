package org.fitforwork.gateway.reconciliation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the sweeper works.
 *
 * @param interval pause between two sweeps of a replica
 * @param batch how many referrals each scan looks at in a sweep, and how many messages it mends at most
 * @param unworkedAfter how long a message may be due without anybody trying anything at its organisation
 * @param tellAgainAfter how long what could not be mended is not told of again
 */
@ConfigurationProperties("gateway.reconciliation")
@Validated
record ReconciliationSettings(
        @NotNull @DurationMin(seconds = 1) @DefaultValue("5s") Duration interval,
        @Positive @DefaultValue("20") int batch,
        @NotNull @DurationMin(seconds = 1) @DefaultValue("10m") Duration unworkedAfter,
        @NotNull @DefaultValue("1d") Duration tellAgainAfter) {}
