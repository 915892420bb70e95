package org.fitforwork.simulator.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;

/** The clock of one gateway's process, turned while it runs with libfaketime (package {@code faketime}). */
public final class TurnedClock {
    private static final Path SYSTEM = Path.of("/usr/lib");
    private static final String LIBRARY = "libfaketimeMT.so.1";
    private static final int DEPTH = 3;

    private final Path file;
    private final Path library;

    private TurnedClock(Path file, Path library) {
        this.file = file;
        this.library = library;
    }

    /** @throws IOException if the library is not installed, saying how to */
    static TurnedClock at(Path file) throws IOException {
        try (var files = Files.find(SYSTEM, DEPTH, (path, attributes) -> path.endsWith(LIBRARY))) {
            Path library = files.findFirst()
                    .orElseThrow(() -> new IOException("clock-jump needs libfaketime: apt-get install faketime"));
            TurnedClock clock = new TurnedClock(file, library);
            clock.turn(Duration.ZERO);
            return clock;
        }
    }

    /** From within a second on, the clock is so far ahead, or behind if negative. */
    public void turn(Duration by) throws IOException {
        // Moved into place: a half-written file would be another time.
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, "%+d%n".formatted(by.toSeconds()));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "FAKETIME_TIMESTAMP_FILE", file.toAbsolutePath().toString(),
                "FAKETIME_CACHE_DURATION", "1",
                // Sleeps and timeouts count on this one, and no jump of the wall clock moves it.
                "DONT_FAKE_MONOTONIC", "1",
                // Else every thread of a JVM that waits for a while goes round in circles.
                "FAKETIME_FORCE_MONOTONIC_FIX", "0",
                "NO_FAKE_STAT", "1");
    }
}
