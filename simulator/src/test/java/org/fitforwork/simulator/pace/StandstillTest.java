package org.fitforwork.simulator.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StandstillTest {
    @Test
    @Timeout(10)
    void the_longest_is_by_how_much_a_sleep_was_too_long() throws InterruptedException {
        AtomicLong time = new AtomicLong();
        Iterator<Integer> lates = List.of(0, 700, 3).iterator();
        CountDownLatch over = new CountDownLatch(1);
        Sleep oversleeping = nap -> {
            if (!lates.hasNext()) {
                over.countDown();
                new CountDownLatch(1).await();
                return;
            }
            time.addAndGet(nap.plusMillis(lates.next()).toNanos());
        };

        try (Standstill standstill = Standstill.watch(oversleeping, time::get)) {
            over.await();

            assertThat(standstill.longest()).isEqualTo(Duration.ofMillis(700));
        }
    }
}
