package org.fitforwork.gateway.access.rate;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often may be asked, at each replica.
 *
 * @param perMinute requests of a client that come back each minute, where its entry says nothing else
 * @param burst most requests of a client at once, likewise
 * @param failuresOfClient token requests in a client's name that may fail each minute, from addresses that it was not
 *     seen at before
 * @param failuresOfAddress token requests from one address that may fail each minute
 */
@ConfigurationProperties("gateway.rate")
@Validated
public record RateSettings(
        @Positive @DefaultValue("1200") int perMinute,
        @Positive @DefaultValue("300") int burst,
        @Positive @DefaultValue("10") int failuresOfClient,
        @Positive @DefaultValue("60") int failuresOfAddress) {}
