package org.fitforwork.gateway.audit;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.time.Period;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long the audit trail is kept.
 *
 * @param keep age at which a record is deleted, such as 8y
 * @param sweep pause between two looks for what is older
 * @param batch how many are deleted in one transaction
 */
@ConfigurationProperties("gateway.audit")
@Validated
public record AuditSettings(
        @NotNull @DefaultValue("8y") Period keep,
        @NotNull @DurationMin(seconds = 1) @DefaultValue("1h") Duration sweep,
        @Positive @DefaultValue("5000") int batch) {}
