package org.fitforwork.simulator.gp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** A file that has, line by line, what became of each referral, so that it can be counted after a crash, too. */
public final class Journal implements AutoCloseable {
    private final Writer file;

    /** Appends to what an earlier run wrote. */
    public Journal(Path file) throws IOException {
        this.file = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** The line is out of this process before it returns. */
    public synchronized void write(JournalEntry entry) {
        try {
            file.write(entry.line() + System.lineSeparator());
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be written", e);
        }
    }

    public static List<JournalEntry> read(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.map(JournalEntry::parse).flatMap(Optional::stream).toList();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
