package org.fitforwork.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.fitforwork.gateway.edge.Admission.Place;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class AdmissionTest {
    private static final Duration LONG = Duration.ofSeconds(15);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static Admission admission(int atWork, int keptForUrgent, int waiting, Duration patience) {
        return new Admission(new OverloadSettings(atWork, keptForUrgent, waiting, patience, Duration.ofSeconds(5)));
    }

    private CompletableFuture<Optional<Place>> entering(Admission admission, boolean urgent) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return admission.enter(urgent);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                threads);
    }

    private static List<Place> fill(Admission admission, int places) throws InterruptedException {
        List<Place> filled = new ArrayList<>();
        for (int i = 0; i < places; i++) {
            filled.add(admission.enter(false).orElseThrow());
        }
        return filled;
    }

    @Test
    void a_place_kept_for_the_urgent_is_given_to_nobody_else() throws InterruptedException {
        Admission admission = admission(3, 1, 0, LONG);
        fill(admission, 2);

        assertThat(admission.enter(false)).isEmpty();
        assertThat(admission.enter(true)).isPresent();
        assertThat(admission.enter(true)).isEmpty();
        assertThat(admission.active()).isEqualTo(3);
    }

    @Test
    void what_is_urgent_takes_a_common_place_while_there_is_one() throws InterruptedException {
        Admission admission = admission(3, 1, 0, LONG);

        assertThat(admission.enter(true)).isPresent();
        assertThat(admission.enter(true)).isPresent();
        assertThat(admission.enter(true)).isPresent();
        assertThat(admission.enter(true)).isEmpty();
    }

    @Test
    void as_many_wait_as_may_and_the_next_is_turned_away_at_once() throws Exception {
        Admission admission = admission(2, 1, 2, LONG);
        Place working = fill(admission, 1).get(0);
        List<CompletableFuture<Optional<Place>>> waiting =
                List.of(entering(admission, false), entering(admission, false));
        await().until(() -> admission.waiting() == 2);

        assertThat(admission.enter(false)).isEmpty();

        working.close();
        waiting.forEach(one -> one.thenAccept(place -> place.orElseThrow().close()));
        assertThat(waiting).allSatisfy(one -> assertThat(one.join()).isPresent());
        await().until(() -> admission.active() == 0 && admission.waiting() == 0);
    }

    @Test
    void a_wait_ends_without_a_place_when_patience_ends() throws InterruptedException {
        Admission admission = admission(2, 1, 1, SHORT);
        fill(admission, 1);

        assertThat(admission.enter(false)).isEmpty();
        assertThat(admission.waiting()).isZero();
    }

    @Test
    void a_hundred_threads_never_work_more_than_allowed_and_leave_every_place_free() throws Exception {
        Admission admission = admission(5, 2, 200, LONG);
        AtomicInteger atWork = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);

        List<CompletableFuture<Void>> work = IntStream.range(0, 100)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> {
                            try {
                                start.await();
                                for (int round = 0; round < 50; round++) {
                                    try (Place place =
                                            admission.enter(i % 4 == 0).orElseThrow()) {
                                        most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                                        Thread.onSpinWait();
                                        atWork.decrementAndGet();
                                    }
                                }
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        threads))
                .toList();
        start.countDown();

        work.forEach(CompletableFuture::join);
        assertThat(most.get()).isBetween(1, 5);
        assertThat(admission.active()).isZero();
        assertThat(admission.waiting()).isZero();
    }
}
