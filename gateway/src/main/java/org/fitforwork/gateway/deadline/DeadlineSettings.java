package org.fitforwork.gateway.deadline;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Period;
import org.fitforwork.referral.programme.Programme.Deadlines;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What holds where a programme sets no deadline, so that no referral is without one.
 *
 * @param acknowledge working days until a provider has acknowledged a referral
 * @param firstContact working days from that until the person was contacted
 * @param nextReview working days between two signs of life
 * @param poll how often the gateway looks for what is due
 */
@ConfigurationProperties("gateway.deadlines")
@Validated
public record DeadlineSettings(
        @NotNull @DefaultValue("P2D") Period acknowledge,
        @NotNull @DefaultValue("P10D") Period firstContact,
        @NotNull @DefaultValue("P30D") Period nextReview,
        @NotNull @DurationMin(millis = 100) @DefaultValue("1s") Duration poll) {

    Deadlines usual() {
        return new Deadlines(acknowledge, firstContact, nextReview);
    }
}
