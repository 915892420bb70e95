package org.fitforwork.simulator.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command that measures a server is told of where and how to start it. */
public final class StageOptions {
    @Option(names = "--connections", description = "How many send at the same time in the closed loop.")
    private int connections = 8;

    @Option(names = "--jvm", paramLabel = "FLAGS", description = "Flags of the servers' JVMs.")
    private String jvm = "-Xmx1g";

    @Option(names = "--gateway-jvm", paramLabel = "FLAGS", description = "Further flags of the gateway's JVM alone.")
    private String gatewayJvm = "";

    @Option(names = "--seed", description = "The same seed sends the same referrals. Default: another each time.")
    private @Nullable Long seed;

    @Option(names = "--project", paramLabel = "DIR", description = "The project's root: configuration and examples.")
    private Path project = Path.of(".");

    @Option(names = "--gateway", paramLabel = "JAR", description = "Default: what `mvn package` builds in the project.")
    private @Nullable Path gateway;

    @Option(names = "--scratch", paramLabel = "DIR", description = "Data and logs; must be empty. Default: a new one.")
    private @Nullable Path scratch;

    public int connections() {
        return connections;
    }

    public List<String> jvm() {
        return words(jvm);
    }

    public List<String> gatewayJvm() {
        return words(gatewayJvm);
    }

    public long seed(Clock clock) {
        return seed == null ? clock.millis() : seed;
    }

    public Path project() {
        return project;
    }

    public Path gateway() {
        return Objects.requireNonNullElse(gateway, project.resolve("gateway/target/gateway-0.1.0-SNAPSHOT.jar"));
    }

    /** @throws IllegalArgumentException if the folder has something in it: each run begins with a fresh database */
    public Path folder() throws IOException {
        if (scratch == null) {
            return Files.createTempDirectory("gateway-bench-");
        }
        try (var files = Files.list(Files.createDirectories(scratch))) {
            if (files.findAny().isPresent()) {
                throw new IllegalArgumentException("--scratch must be empty: each run begins with fresh databases");
            }
        }
        return scratch.toAbsolutePath();
    }

    /** Flags, of one option. */
    public static List<String> words(String flags) {
        return Stream.of(flags.trim().split("\\s+", -1))
                .filter(flag -> !flag.isEmpty())
                .toList();
    }
}
