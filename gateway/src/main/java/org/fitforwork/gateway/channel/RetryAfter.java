package org.fitforwork.gateway.channel;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a provider asks to be left alone: the header Retry-After in seconds or as a date (RFC 9110, 10.2.3). */
final class RetryAfter {
    private static final String HEADER = "Retry-After";
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    /** Empty if there is no such header, or none that can be understood, or the time is over. */
    static Optional<Duration> in(@Nullable Map<String, String> headers, Instant now) {
        return headers == null
                ? Optional.empty()
                : headers.entrySet().stream()
                        .filter(header -> HEADER.equalsIgnoreCase(header.getKey()))
                        .findFirst()
                        .flatMap(header -> wait(header.getValue().strip(), now))
                        .filter(wait -> wait.compareTo(Duration.ZERO) > 0);
    }

    private static Optional<Duration> wait(String value, Instant now) {
        if (SECONDS.matcher(value).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            return Optional.of(Duration.between(now, DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
