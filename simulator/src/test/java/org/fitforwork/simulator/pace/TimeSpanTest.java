package org.fitforwork.simulator.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class TimeSpanTest {
    @ParameterizedTest
    @CsvSource({"250ms,PT0.25S", "60s,PT1M", "5m,PT5M", "1h,PT1H", "0s,PT0S"})
    void a_time_is_read_with_its_unit(String text, Duration time) {
        assertThat(new TimeSpan().convert(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"60", "-1s", "1.5s", "s", "", "1 h", "PT1H"})
    void any_other_text_is_refused(String text) {
        assertThatThrownBy(() -> new TimeSpan().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("60s");
    }

    @Test
    void a_watch_says_whether_it_held_in_time() throws Exception {
        Watch watch = new Watch(Clock.systemUTC(), time -> {});
        assertThat(watch.until(Duration.ofSeconds(1), () -> true)).isTrue();
        assertThat(watch.until(Duration.ofMillis(1), () -> false)).isFalse();
    }
}
