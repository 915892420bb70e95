package org.fitforwork.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BesideTest {
    @Test
    void who_needs_it_waits_for_what_comes_of_it() {
        CountDownLatch begun = new CountDownLatch(1);

        Beside<String> work = Beside.begin("a-name", () -> {
            begun.countDown();
            return Thread.currentThread().getName();
        });

        assertThat(work.await()).isEqualTo("a-name");
        assertThat(begun.getCount()).isZero();
    }

    @Test
    void what_ended_it_is_thrown_as_it_was_to_everybody_who_waits() {
        RuntimeException reason = new IllegalStateException("the folder is not there");
        Beside<Void> work = Beside.begin("a-name", () -> {
            throw reason;
        });

        assertThatThrownBy(work::await).isSameAs(reason);
        assertThatThrownBy(work::await).isSameAs(reason);
    }
}
