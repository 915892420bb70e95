package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.fitforwork.gateway.live.Client.Answer;
import org.fitforwork.referral.lifecycle.ReferralStatus;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

/**
 * Takes random steps on a few referrals from several threads at once, and holds every history against the table of
 * steps: none is illegal, and every change that was answered with success is a version. {@code -Dmodel.steps=100000}
 * takes that many instead of the few of a build; {@code -Dmodel.seed} takes others.
 */
class LifecycleModelIT extends LiveGateway {
    private static final int STEPS = Integer.getInteger("model.steps", 1_500);
    private static final long SEED = Long.getLong("model.seed", 20_140_326);
    private static final int THREADS = 4;
    private static final int AT_ONCE = 6;
    private static final int NOT_YET = 3;

    private final ConcurrentLinkedQueue<Followed> all = new ConcurrentLinkedQueue<>();
    private final AtomicReferenceArray<Followed> open = new AtomicReferenceArray<>(AT_ONCE);

    private Followed fresh() {
        Answer answer = as("demo-gp")
                .send(Referral.like("fit-for-work-out-of-work-gp.json").bundle());
        Followed referral =
                new Followed(Answers.task(answer).getIdElement().getIdPart(), Answers.idOf(answer, "ServiceRequest"));
        all.add(referral);
        return referral;
    }

    /** A closed referral is left after a while: what nobody may do to it any more has then been tried, too. */
    private void steps(int count, SplittableRandom random) {
        RandomSteps steps = new RandomSteps(as("demo-gp"), as("demo-provider"), random);
        for (int step = 0; step < count; step++) {
            int place = random.nextInt(AT_ONCE);
            Followed referral = Objects.requireNonNull(open.get(place));
            steps.on(referral);
            if (referral.closed() && random.nextInt(NOT_YET) == 0) {
                open.compareAndSet(place, referral, fresh());
            }
        }
    }

    @Test
    void no_history_is_illegal_and_no_update_is_lost() {
        IntStream.range(0, AT_ONCE).forEach(place -> open.set(place, fresh()));
        SplittableRandom random = new SplittableRandom(SEED);

        List<CompletableFuture<Void>> workers = new ArrayList<>();
        for (int worker = 0; worker < THREADS; worker++) {
            SplittableRandom own = random.split();
            workers.add(CompletableFuture.runAsync(
                    () -> steps(STEPS / THREADS, own), work -> new Thread(work, "model").start()));
        }
        workers.forEach(CompletableFuture::join);

        all.forEach(this::holds);
        System.out.printf("%d random steps on %d referrals, seed %d%n", STEPS, all.size(), SEED);
    }

    private void holds(Followed referral) {
        List<ReferralStatus> history = history(referral);
        for (int version = 1; version < history.size(); version++) {
            assertThat(RandomSteps.legal(history.get(version - 1), history.get(version)))
                    .as("Task/%s went through %s", referral.task, history)
                    .isTrue();
        }
        assertThat(history).as("versions of Task/%s", referral.task).hasSize(1 + referral.changes.get());
        for (Map.Entry<Long, ReferralStatus> told : referral.versions().entrySet()) {
            assertThat(history.get(told.getKey().intValue() - 1)).isEqualTo(told.getValue());
        }
        assertThat(events(referral))
                .isEqualTo(history.stream().map(ReferralStatus::code).toList());
    }

    /** The oldest first. */
    private List<ReferralStatus> history(Followed referral) {
        List<ReferralStatus> newestFirst = new ArrayList<>();
        int before = -1;
        while (before != newestFirst.size()) {
            before = newestFirst.size();
            as("demo-gp")
                    .get("/fhir/Task/%s/_history?_count=50&_offset=%d".formatted(referral.task, before))
                    .as(Bundle.class)
                    .getEntry()
                    .forEach(entry -> newestFirst.add(ReferralStatus.of(
                                    ((Task) entry.getResource()).getStatus().toCode())
                            .orElseThrow()));
        }
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    private List<String> events(Followed referral) {
        return database.sql(
                        """
                        select e.status from referral.event e join referral.referral r on r.id = e.referral_id
                         where r.task_id = :task order by e.sequence""")
                .param("task", referral.task)
                .query(String.class)
                .list();
    }
}
