package org.fitforwork.simulator.gp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TallyTest {
    private final Tally tally = new Tally();

    @Test
    void median_and_p99_are_nearest_ranks_of_the_answers_that_came() {
        for (int millis = 200; millis >= 1; millis--) {
            add("200", millis);
        }
        add("no answer", 60_000);
        assertThat(tally).hasToString("by status {200=200, no answer=1} in 402 attempts; median 100 ms, p99 198 ms");
    }

    @Test
    void without_any_answer_there_are_no_times() {
        add("no answer", 60_000);
        assertThat(tally).hasToString("by status {no answer=1} in 2 attempts; no times");
    }

    @Test
    void all_is_well_only_if_every_answer_was_200() {
        assertThat(tally.allOk()).isFalse();
        add("200", 0);
        assertThat(tally.allOk()).isTrue();
        add("422", 0);
        assertThat(tally.allOk()).isFalse();
    }

    private void add(String status, long millis) {
        tally.add(new JournalEntry("SIM-1", status, "-", 2, millis, Instant.EPOCH));
    }
}
