package org.fitforwork.gateway.edge;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much is worked on at once under {@code /fhir}, and what becomes of the rest.
 *
 * @param atWork most requests at work; each may hold two connections to the database
 * @param keptForUrgent how many of those places only an urgent referral may take
 * @param waiting most requests that wait for a place; as many urgent ones again wait for theirs
 * @param patience longest wait for a place
 * @param retryAfter what a request that is turned away is told to wait, at least; up to twice that, so that not all come
 *     back in the same second
 */
@ConfigurationProperties("gateway.overload")
@Validated
record OverloadSettings(
        @Positive @DefaultValue("20") int atWork,
        @PositiveOrZero @DefaultValue("5") int keptForUrgent,
        @PositiveOrZero @DefaultValue("200") int waiting,
        @NotNull @DefaultValue("4s") Duration patience,
        @NotNull @DurationMin(seconds = 1) @DefaultValue("5s") Duration retryAfter) {

    @AssertTrue(message = "kept-for-urgent must be less than at-work")
    boolean isSomethingLeftForTheRest() {
        return keptForUrgent < atWork;
    }
}
