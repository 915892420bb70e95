package org.fitforwork.simulator.bench.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.fitforwork.simulator.bench.mix.Call;
import org.fitforwork.simulator.bench.mix.Examples;
import org.fitforwork.simulator.bench.mix.Mix;
import org.junit.jupiter.api.Test;

class LoadTest {
    private static final Mix MIX = mix();
    private final Calls calls = new Calls(MIX);

    private static Mix mix() {
        try {
            return new Mix(Examples.of(Path.of("..")), false, 1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_open_loop_sends_what_is_due_and_each_call_once() throws InterruptedException {
        Set<Long> sent = ConcurrentHashMap.newKeySet();
        List<Answered> answers = new OpenLoop(200, Duration.ofMillis(500)).run(calls, call -> {
            sent.add(call.number());
            return 200;
        });
        assertThat(answers).hasSize(100);
        assertThat(sent).hasSize(100);
    }

    @Test
    void the_times_of_an_open_loop_count_the_wait_of_calls_that_were_due_while_the_server_stood_still()
            throws InterruptedException {
        CountDownLatch still = new CountDownLatch(1);
        AtomicInteger arrived = new AtomicInteger();
        // More than there are senders, so that the last ones are not even sent while the server stands still.
        List<Answered> answers = new OpenLoop(1_000, Duration.ofMillis(300)).run(calls, call -> {
            if (arrived.incrementAndGet() == 128) {
                TimeUnit.MILLISECONDS.sleep(500);
                still.countDown();
            }
            still.await();
            return 200;
        });
        assertThat(answers).hasSize(300);
        assertThat(answers.stream()
                        .mapToLong(answer -> answer.answered() - answer.due())
                        .min()
                        .orElseThrow())
                .isGreaterThan(Duration.ofMillis(250).toNanos());
    }

    @Test
    void a_closed_loop_has_as_many_calls_under_way_as_connections_and_no_more() throws InterruptedException {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(3);
        new ClosedLoop(3, Duration.ofMillis(50)).run(calls, call -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            all.countDown();
            all.await();
            underWay.decrementAndGet();
            return 200;
        });
        assertThat(most).hasValue(3);
    }

    @Test
    void a_closed_loop_sends_at_least_one_call_a_connection() throws InterruptedException {
        assertThat(new ClosedLoop(2, Duration.ZERO).run(calls, call -> 200)).hasSize(2);
    }

    @Test
    void an_answer_keeps_what_it_answers() throws InterruptedException {
        Call first = MIX.call(0);
        Answered answer =
                new ClosedLoop(1, Duration.ZERO).run(calls, call -> 503).get(0);
        assertThat(answer.number()).isEqualTo(first.number());
        assertThat(answer.kind()).isEqualTo(first.kind());
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.asExpected(true)).isFalse();
    }
}
