package org.fitforwork.simulator.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What it was measured on.
 *
 * @param memory in bytes
 * @param load the machine's load average over the last minute when the run began; near 0 on a quiet one
 */
public record Machine(String processor, int cores, long memory, String system, String java, double load) {
    private static final Pattern PROCESSOR = Pattern.compile("(?m)^model name\\s*:\\s*(.+)$");
    private static final Pattern MEMORY = Pattern.compile("(?m)^MemTotal:\\s+(\\d+) kB");
    private static final Pattern SYSTEM = Pattern.compile("(?m)^PRETTY_NAME=\"?([^\"\\n]+)");
    private static final int KILO = 1024;

    public static Machine here() throws IOException {
        return new Machine(
                first(PROCESSOR, "/proc/cpuinfo"),
                Runtime.getRuntime().availableProcessors(),
                Long.parseLong(first(MEMORY, "/proc/meminfo")) * KILO,
                first(SYSTEM, "/etc/os-release") + ", Linux " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]));
    }

    private static String first(Pattern pattern, String file) throws IOException {
        Matcher found = pattern.matcher(Files.readString(Path.of(file)));
        return found.find() ? found.group(1).trim() : "0";
    }
}
