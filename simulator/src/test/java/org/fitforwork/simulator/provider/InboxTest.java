package org.fitforwork.simulator.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InboxTest {
    private static final int CALLS = 1000;

    @Test
    void about_the_asked_share_of_calls_fails() {
        assertThat(outcomes(0.3, 1).stream().filter(Outcome.FAILED::equals).count())
                .isBetween(250L, 350L);
    }

    @Test
    void the_same_seed_fails_the_same_calls() {
        assertThat(outcomes(0.3, 1)).isEqualTo(outcomes(0.3, 1)).isNotEqualTo(outcomes(0.3, 2));
    }

    @Test
    void rate_0_never_fails_and_rate_1_always() {
        assertThat(outcomes(0, 1)).containsOnly(Outcome.NEW);
        assertThat(outcomes(1, 1)).containsOnly(Outcome.FAILED);
    }

    @Test
    void a_call_that_failed_keeps_nothing_so_its_repetition_is_new() {
        Inbox inbox = new Inbox(0.5, new SplittableRandom(1));
        Outcome outcome = inbox.take("key");
        int failures = 0;
        while (outcome == Outcome.FAILED) {
            failures++;
            outcome = inbox.take("key");
        }
        assertThat(outcome).isEqualTo(Outcome.NEW);
        assertThat(inbox.count()).isEqualTo("{\"received\":1,\"repeated\":0,\"failed\":%d}".formatted(failures));
    }

    private static List<Outcome> outcomes(double rate, long seed) {
        Inbox inbox = new Inbox(rate, new SplittableRandom(seed));
        return IntStream.range(0, CALLS).mapToObj(i -> inbox.take("key-" + i)).toList();
    }
}
