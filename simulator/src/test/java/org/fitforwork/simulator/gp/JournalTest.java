package org.fitforwork.simulator.gp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final JournalEntry TAKEN = new JournalEntry("SIM-1", "200", "task-7", 3, 1250, NOON);
    private static final JournalEntry UNANSWERED = new JournalEntry("SIM-2", "no answer", "-", 9, 60_000, NOON);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void what_was_written_is_read_again_and_is_there_before_the_file_is_closed() throws IOException {
        Path file = folder.resolve("journal");
        try (Journal journal = new Journal(file)) {
            journal.write(TAKEN);
            journal.write(UNANSWERED);
            assertThat(Journal.read(file)).containsExactly(TAKEN, UNANSWERED);
        }
        assertThat(Files.readAllLines(file)).first().isEqualTo("SIM-1 200 task-7 3 1250 2026-03-02T12:00:00Z");
    }

    @Test
    void a_line_that_a_crash_cut_short_is_no_entry() throws IOException {
        Path file = folder.resolve("journal");
        try (Journal journal = new Journal(file)) {
            journal.write(TAKEN);
        }
        Files.writeString(file, "SIM-3 200 task-9 1 2", StandardOpenOption.APPEND);
        assertThat(Journal.read(file)).containsExactly(TAKEN);
    }

    @Test
    void only_200_is_an_acknowledgement() {
        assertThat(TAKEN.acknowledged()).isTrue();
        assertThat(UNANSWERED.acknowledged()).isFalse();
    }
}
