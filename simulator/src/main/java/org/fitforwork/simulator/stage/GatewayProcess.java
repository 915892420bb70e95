package org.fitforwork.simulator.stage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A gateway as a process of its own, killed without warning and started again. */
public final class GatewayProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(PATIENCE)
            .build();
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path folder;
    private final Path log;
    private final int port;
    private @Nullable Process process;
    private boolean killed;
    private boolean ended;

    GatewayProcess(List<String> command, Map<String, String> environment, Path folder, Path log, int port) {
        this.command = command;
        this.environment = environment;
        this.folder = folder;
        this.log = log;
        this.port = port;
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public synchronized void start() throws IOException {
        if (ended) {
            throw new IllegalStateException("the run has ended");
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        process = builder.start();
        killed = false;
    }

    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** It was started, nobody killed it, and it is no more. */
    synchronized boolean endedByItself() {
        return process != null && !process.isAlive() && !killed;
    }

    public boolean isReady() throws InterruptedException {
        if (!isAlive()) {
            return false;
        }
        HttpRequest request = HttpRequest.newBuilder(base().resolve("/actuator/health/readiness"))
                .timeout(PATIENCE)
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException e) {
            // Not yet, or no longer.
            return false;
        }
    }

    /** {@code kill -9}. */
    public synchronized void kill() throws InterruptedException {
        killed = true;
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Kills it for good. */
    synchronized void end() {
        ended = true;
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Override
    public String toString() {
        return "gateway at " + base();
    }
}
