package org.fitforwork.simulator.gp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TallyTest {
    private final Tally tally = new Tally();

    @Test
    void median_and_p99_are_nearest_ranks_of_the_answers_that_came() {
        for (int millis = 200; millis >= 1; millis--) {
            tally.add(new Answer("200", Duration.ofMillis(millis)));
        }
        tally.add(Answer.NONE);
        assertThat(tally).hasToString("by status {200=200, no answer=1}; median 100 ms, p99 198 ms");
    }

    @Test
    void without_any_answer_there_are_no_times() {
        tally.add(Answer.NONE);
        assertThat(tally).hasToString("by status {no answer=1}; no times");
    }

    @Test
    void all_is_well_only_if_every_answer_was_200() {
        assertThat(tally.allOk()).isFalse();
        tally.add(new Answer("200", Duration.ZERO));
        assertThat(tally.allOk()).isTrue();
        tally.add(new Answer("422", Duration.ZERO));
        assertThat(tally.allOk()).isFalse();
    }
}
