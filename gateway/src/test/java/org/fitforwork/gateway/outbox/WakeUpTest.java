package org.fitforwork.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WakeUpTest {
    private static final Duration NO_TIME = Duration.ZERO;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final WakeUp wakeUp = new WakeUp();

    @Test
    void it_tells_whom_it_rang_for_once_and_in_order() throws InterruptedException {
        wakeUp.ring("pathways-cic");
        wakeUp.ring("big-life");
        wakeUp.ring("pathways-cic");

        assertThat(wakeUp.await(LONG)).containsExactly("pathways-cic", "big-life");
        assertThat(wakeUp.await(NO_TIME)).isEmpty();
    }

    @Test
    void a_ring_for_all_is_for_nobody_in_particular() throws InterruptedException {
        wakeUp.ring("big-life");
        wakeUp.ring();

        assertThat(wakeUp.await(LONG)).isEmpty();

        wakeUp.ring("big-life");
        assertThat(wakeUp.await(LONG)).containsExactly("big-life");
    }

    @Test
    void a_ring_while_nobody_waits_is_heard_later() throws InterruptedException {
        wakeUp.await(NO_TIME);
        wakeUp.ring("big-life");

        assertThat(wakeUp.await(LONG)).containsExactly("big-life");
    }
}
