package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fitforwork.gateway.chain.Checkpoints;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What the gateway writes is chained and sealed as it goes, and the command finds it whole. */
@SuppressWarnings("NullAway.Init")
class LedgerChainIT extends LiveGateway {
    @Autowired
    private Checkpoints checkpoints;

    @Autowired
    private HikariDataSource connections;

    @TempDir
    private Path folder;

    private String sent() {
        return Answers.task(as("demo-gp")
                        .send(Referral.like("fit-for-work-out-of-work-gp.json").bundle()))
                .getIdElement()
                .getIdPart();
    }

    private int verify(String... more) throws IOException {
        Path keys = Files.writeString(
                folder.resolve("jwks.json"),
                as("").get("/.well-known/receipts/jwks.json").body());
        return new CommandInProcess(connections)
                .run(Stream.concat(Stream.of("verify-ledger", "--keys", keys.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private static <T> void together(List<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            for (Future<T> each : threads.invokeAll(work)) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void referrals_that_come_and_move_at_once_leave_a_ledger_that_holds() throws Exception {
        sent();
        List<Callable<Integer>> practices = IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(n -> () -> {
                    Client provider = as("demo-provider");
                    String task = sent();
                    provider.put(provider.task(task).setStatus(TaskStatus.ACCEPTED));
                    return provider.put(provider.task(task).setStatus(TaskStatus.INPROGRESS))
                            .status();
                })
                .toList();
        List<Callable<Integer>> sealers = IntStream.range(0, 2)
                .<Callable<Integer>>mapToObj(n -> () -> {
                    for (int i = 0; i < 5; i++) {
                        checkpoints.seal();
                        Thread.sleep(100);
                    }
                    return 0;
                })
                .toList();

        together(Stream.concat(practices.stream(), sealers.stream()).toList());
        checkpoints.seal();

        assertThat(verify()).isZero();
        assertThat(checkpoints.sealed())
                .isEqualTo(database.sql("select max(position) from referral.event")
                        .query(Long.class)
                        .single());
    }

    @Test
    void a_change_behind_its_back_is_found_and_only_that() throws Exception {
        String task = sent();
        checkpoints.seal();
        assertThat(verify()).isZero();
        String change = "update referral.event set actor = '%s' where sequence = 1 and referral_id = (select id from"
                + " referral.referral where task_id = '" + task + "')";
        String actor = database.sql(
                        "select actor from referral.event where sequence = 1 and referral_id = (select id from"
                                + " referral.referral where task_id = :task)")
                .param("task", task)
                .query(String.class)
                .single();

        unguarded(change.formatted("somebody"));
        assertThat(verify()).isEqualTo(1);

        unguarded(change.formatted(actor));
        assertThat(verify()).isZero();
    }

    private void unguarded(String change) {
        database.sql("alter table referral.event disable trigger event_append_only")
                .update();
        try {
            assertThat(database.sql(change).update()).isOne();
        } finally {
            database.sql("alter table referral.event enable trigger event_append_only")
                    .update();
        }
    }

    @Test
    void a_checkpoint_that_was_noted_must_be_there() throws Exception {
        sent();
        checkpoints.seal();

        assertThat(verify("--checkpoint", "1:" + "00".repeat(32))).isEqualTo(1);
    }

    @Test
    void keys_that_are_not_there_are_said_and_nothing_is_judged() {
        assertThat(new CommandInProcess(connections).run("verify-ledger", "--keys", "no-such-file.json"))
                .isEqualTo(2);
    }

    @Test
    void events_are_added_and_never_changed_or_taken_away() {
        sent();
        for (String slip : List.of(
                "update referral.event set actor = 'x'",
                "delete from referral.event",
                "delete from referral.checkpoint",
                "insert into referral.event (referral_id, sequence, at, status, actor) select id, 99, now(), status, 'x'"
                        + " from referral.referral limit 1")) {
            assertThatThrownBy(() -> database.sql(slip).update()).as(slip).isInstanceOf(RuntimeException.class);
        }
    }
}
