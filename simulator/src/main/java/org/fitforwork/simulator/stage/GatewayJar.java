package org.fitforwork.simulator.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The gateway's program. */
final class GatewayJar {
    private static final long MINUTES = 5;

    private final Path jar;

    /** @throws IllegalArgumentException if there is none, naming the cure */
    GatewayJar(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new IllegalArgumentException(
                    "there is no gateway at %s: build it with `mvn package` or give --jar".formatted(jar));
        }
        this.jar = jar.toAbsolutePath();
    }

    List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // C2 would take the cores that the load needs, for longer than a run lasts.
                "-XX:TieredStopAtLevel=1",
                // That mode reserves 48 MB for code, which a gateway fills in minutes; then nothing more is compiled.
                "-XX:ReservedCodeCacheSize=240m",
                "-Xmx1g",
                "-jar",
                jar.toString()));
        command.addAll(arguments);
        return command;
    }

    /** Runs a command of the program to its end. */
    void run(Path folder, Path log, String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(List.of(arguments)))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("`%s` of the gateway failed; see %s".formatted(String.join(" ", arguments), log));
        }
    }
}
