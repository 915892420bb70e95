package org.fitforwork.simulator.stage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL that is stopped, killed and started again on the same data and the same port. */
public final class PostgresServer {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration DEATH = Duration.ofSeconds(20);

    private final Path data;
    private final Path log;
    private final int port;
    private @Nullable EmbeddedPostgres running;
    private boolean ended;

    PostgresServer(Path data, Path log, int port) {
        this.data = data;
        this.log = log;
        this.port = port;
    }

    public synchronized void start() throws IOException {
        if (ended) {
            throw new IllegalStateException("the run has ended");
        }
        // The library's lock is of no use here, and a start that failed never lets go of it.
        Files.deleteIfExists(data.resolve("epg-lock"));
        running = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                // The library turns it off. A fault run is to see the database that production has.
                .setServerConfig("fsync", "on")
                .setPGStartupWait(PATIENCE)
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                .setErrorRedirector(Redirect.appendTo(log.toFile()))
                .start();
    }

    /** {@code kill -9} of the postmaster and of all its children. */
    public synchronized void kill() throws IOException {
        List<ProcessHandle> processes = processes();
        processes.forEach(ProcessHandle::destroyForcibly);
        forget(processes);
    }

    /** Stops as an operator does, with every transaction ended. */
    public synchronized void stop() throws IOException {
        forget(processes());
    }

    private void forget(List<ProcessHandle> processes) throws IOException {
        if (running != null) {
            running.close();
            running = null;
        }
        if (!Deaths.awaitAll(processes, DEATH)) {
            throw new IOException("PostgreSQL's processes do not end; see " + log);
        }
    }

    public boolean isAlive() throws IOException {
        return !processes().isEmpty();
    }

    /** The postmaster first. */
    private List<ProcessHandle> processes() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return List.of();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty()) {
            return List.of();
        }
        // After a kill the file stays, and its number may by now be another program's.
        return ProcessHandle.of(Long.parseLong(lines.get(0).trim()))
                .filter(process -> process.info().command().orElse("").contains("postgres"))
                .map(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants())
                        .toList())
                .orElse(List.of());
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
    }

    /** Kills it for good. */
    synchronized void end() throws IOException {
        ended = true;
        processes().forEach(ProcessHandle::destroyForcibly);
    }
}
