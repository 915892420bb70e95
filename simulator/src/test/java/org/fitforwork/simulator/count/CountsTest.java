package org.fitforwork.simulator.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.fitforwork.simulator.gp.JournalEntry;
import org.fitforwork.simulator.provider.Arrival;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final JournalEntry FIRST = new JournalEntry("SIM-1", "200", "task-1", 1, 40, NOON);
    private static final JournalEntry SECOND = new JournalEntry("SIM-2", "200", "task-2", 3, 900, NOON);
    private static final List<StoredReferral> STORED =
            List.of(new StoredReferral("SIM-1", "task-1"), new StoredReferral("SIM-2", "task-2"));
    private static final List<Arrival> KEPT = List.of(kept("task-1", 1, -1), kept("task-2", 4, 7));

    @Test
    void all_holds_where_every_acknowledged_referral_is_stored_and_has_one_effect() {
        Counts counts = count(List.of(FIRST, SECOND), STORED, KEPT);
        assertThat(counts.faults()).isEmpty();
        assertThat(counts).isEqualTo(new Counts(2, 2, 1, 2, 0, 0, 2, 0, 0, 0, 0, 0, Duration.ofSeconds(7)));
    }

    @Test
    void a_referral_that_was_acknowledged_and_is_not_stored_is_found() {
        assertThat(count(List.of(FIRST, SECOND), STORED.subList(0, 1), KEPT).faults())
                .containsExactly("1 acknowledged referrals not stored as the answer said");
    }

    @Test
    void a_referral_that_was_acknowledged_with_another_task_is_found() {
        JournalEntry other = new JournalEntry("SIM-2", "200", "task-9", 3, 900, NOON);
        assertThat(count(List.of(FIRST, other), STORED, KEPT).faults())
                .containsExactly("1 acknowledged referrals not stored as the answer said");
    }

    @Test
    void a_referral_that_is_stored_and_was_never_acknowledged_is_found() {
        JournalEntry unanswered = new JournalEntry("SIM-2", "no answer", "-", 9, 60_000, NOON);
        assertThat(count(List.of(FIRST, unanswered), STORED, KEPT).faults())
                .containsExactly("1 referrals never acknowledged", "1 stored referrals that no sender was told of");
    }

    @Test
    void a_referral_without_an_effect_is_lost_even_if_its_calls_arrived() {
        Arrival failed = new Arrival("key", "task-2", "big-life", 5, 0, null);
        assertThat(count(List.of(FIRST, SECOND), STORED, List.of(KEPT.get(0), failed))
                        .faults())
                .containsExactly("1 stored referrals without an effect at a provider");
    }

    @Test
    void a_referral_with_an_effect_under_two_keys_is_found() {
        assertThat(count(List.of(FIRST, SECOND), STORED, List.of(KEPT.get(0), KEPT.get(1), kept("task-2", 1, 8)))
                        .faults())
                .containsExactly("1 referrals with more than one effect");
    }

    @Test
    void what_is_owed_dead_or_too_much_is_found() {
        Ledgers ledgers = new Ledgers(List.of(FIRST, SECOND), STORED, 1, 2, 3, KEPT, 4);
        assertThat(Counts.of(ledgers).faults())
                .containsExactly(
                        "4 referrals with more than one effect",
                        "3 Tasks too many or too few",
                        "1 messages still owed",
                        "2 messages given up");
    }

    @Test
    void a_run_without_a_referral_shows_nothing() {
        assertThat(count(List.of(), List.of(), List.of()).faults()).containsExactly("1 run without a single referral");
    }

    @Test
    void the_report_says_what_does_not_hold(@TempDir Path folder) throws IOException {
        Counts counts = count(List.of(FIRST, SECOND), STORED, KEPT.subList(0, 1));
        Result result = new Result("pause", "stopped for 60 s", counts, List.of("too slow"), Duration.ofSeconds(80), 5);
        assertThat(result.holds()).isFalse();
        Report.write(folder.resolve("report.md"), List.of(result));
        assertThat(Files.readString(folder.resolve("report.md")))
                .startsWith("| scenario |")
                .contains("| pause | stopped for 60 s | 2 | 2 | 1 | 2 | 0 | 1 | 1 | 0 | 0 | 0 | 0.0 s | 80 s |"
                        + " FAILS: 1 stored referrals without an effect at a provider; too slow |");
        Report.write(folder.resolve("report.json"), List.of(result));
        assertThat(Files.readString(folder.resolve("report.json")))
                .contains("\"holds\" : false", "\"lost\" : 1", "\"too slow\"", "\"seed\" : 5");
    }

    private static Counts count(List<JournalEntry> journal, List<StoredReferral> stored, List<Arrival> arrivals) {
        return Counts.of(new Ledgers(journal, stored, 0, 0, 0, arrivals, 0));
    }

    private static Arrival kept(String task, int arrived, int secondsLater) {
        return new Arrival("key-" + secondsLater, task, "big-life", arrived, 1, NOON.plusSeconds(secondsLater));
    }
}
