package org.fitforwork.gateway.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RestTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 500);
    private final Rest rest = new Rest(nanos::get, Duration.ofNanos(500));

    @Test
    void at_first_there_is_nothing_to_rest_from() {
        assertThat(rest.isOver()).isTrue();
    }

    @Test
    void it_rests_a_hundred_times_as_long_as_it_worked() {
        assertThat(rest.<Long>after(() -> nanos.addAndGet(10))).isEqualTo(Long.MAX_VALUE - 490);

        nanos.addAndGet(999);
        assertThat(rest.isOver()).isFalse();
        nanos.addAndGet(1);
        assertThat(rest.isOver()).isTrue();
    }

    @Test
    void it_rests_no_less_than_it_was_told_to() {
        rest.after(() -> nanos.addAndGet(1));

        nanos.addAndGet(499);
        assertThat(rest.isOver()).isFalse();
        nanos.addAndGet(1);
        assertThat(rest.isOver()).isTrue();
    }

    @Test
    void work_that_failed_is_rested_from_too() {
        assertThatThrownBy(() -> rest.after(() -> {
                    nanos.addAndGet(10);
                    throw new IllegalStateException("no database");
                }))
                .hasMessage("no database");

        assertThat(rest.isOver()).isFalse();
    }
}
