package org.fitforwork.simulator.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Linux says of a process (proc(5)).
 *
 * @param own processor time of its threads, those that ended included
 * @param children of the children that ended and were waited for
 */
record ProcessStat(Duration own, Duration children) {
    static final ProcessStat NONE = new ProcessStat(Duration.ZERO, Duration.ZERO);

    /** {@code USER_HZ}, 100 on every Linux that Java runs on. */
    private static final long MILLIS_PER_TICK = 10;
    /** Fields 14 to 17, counted from the third: those before may contain blanks. */
    private static final int UTIME = 11;

    private static final Pattern PEAK = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB");
    private static final Pattern THREADS = Pattern.compile("(?m)^Threads:\\s+(\\d+)");
    private static final int KILO = 1024;

    static ProcessStat of(long pid) {
        try {
            return parse(Files.readString(Path.of("/proc", Long.toString(pid), "stat")));
        } catch (IOException e) {
            // It ended a moment ago; its parent has its time.
            return NONE;
        }
    }

    /** @param stat the file {@code /proc/<pid>/stat} */
    static ProcessStat parse(String stat) {
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
        return new ProcessStat(
                ticks(fields.get(UTIME)).plus(ticks(fields.get(UTIME + 1))),
                ticks(fields.get(UTIME + 2)).plus(ticks(fields.get(UTIME + 3))));
    }

    private static Duration ticks(String number) {
        return Duration.ofMillis(Long.parseLong(number) * MILLIS_PER_TICK);
    }

    /** The most memory that the process ever had in RAM, in bytes. */
    static long peakResident(long pid) throws IOException {
        return status(pid, PEAK) * KILO;
    }

    static int threads(long pid) throws IOException {
        return (int) status(pid, THREADS);
    }

    private static long status(long pid, Pattern line) throws IOException {
        Matcher found = line.matcher(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
        if (!found.find()) {
            throw new IOException("no line %s: /proc of this system is not Linux's".formatted(line));
        }
        return Long.parseLong(found.group(1));
    }
}
