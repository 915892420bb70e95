package org.fitforwork.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"120 | PT2M", "' 5 ' | PT5S", "Tue, 24 Nov 2026 12:01:30 GMT | PT1M30S"})
    void a_wait_is_given_in_seconds_or_as_a_date(String value, Duration wait) {
        assertThat(RetryAfter.in(Map.of("retry-after", value), NOW)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "-5", "soon", "99999999999999999999", "Tue, 24 Nov 2026 11:59:59 GMT", "2026-11-25"})
    void what_is_over_or_cannot_be_understood_is_no_wait(String value) {
        assertThat(RetryAfter.in(Map.of("Retry-After", value), NOW)).isEmpty();
    }

    @Test
    void an_answer_without_the_header_asks_for_none() {
        assertThat(RetryAfter.in(null, NOW)).isEmpty();
        assertThat(RetryAfter.in(Map.of("Date", "5"), NOW)).isEmpty();
    }
}
