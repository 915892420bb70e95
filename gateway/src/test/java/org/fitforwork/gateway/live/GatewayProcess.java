package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fitforwork.gateway.Gateway;

/** A gateway as a process of its own, as a newcomer starts it. */
final class GatewayProcess {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int PORT_LINE = 3;

    private final Process process;
    private final int port;
    private final Path log;

    private GatewayProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /**
     * Starts one and waits until it is ready.
     *
     * @param log file below {@code target} that its output is added to
     * @param bigLife base of Big Life's endpoint
     */
    static GatewayProcess start(int port, String log, String bigLife, String... settings) throws IOException {
        Client.forgetTokens();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Gateway.class.getName(),
                "--spring.profiles.active=local",
                "--spring.config.additional-location=file:../config/",
                "--gateway.config.path=../config",
                "--server.port=" + port));
        command.addAll(List.of(settings));
        Path file = Path.of("target", log);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("BIG_LIFE_ENDPOINT", bigLife + "/fhir");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(file.toFile()));
        GatewayProcess gateway = new GatewayProcess(builder.start(), port, file);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    assertThat(gateway.process.isAlive()).as("see " + file).isTrue();
                    assertThat(gateway.as("").get("/actuator/health/readiness").status())
                            .isEqualTo(200);
                });
        return gateway;
    }

    /** Where the server listens that a gateway started in its data directory. */
    static String databaseOf(Path data) throws IOException {
        List<String> lines = Files.readAllLines(data.resolve("postgresql").resolve("postmaster.pid"));
        return "jdbc:postgresql://localhost:%s/postgres"
                .formatted(lines.get(PORT_LINE).trim());
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Client as(String client) {
        return new Client("http://127.0.0.1:" + port, client);
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /** Asks it to end, and waits until it has. */
    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
