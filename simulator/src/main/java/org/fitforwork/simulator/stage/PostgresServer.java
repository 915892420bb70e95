package org.fitforwork.simulator.stage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    /**
     * @param data a folder for it alone; it is made if need be
     * @param port of 127.0.0.1
     */
    public PostgresServer(Path data, Path log, int port) {
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
                // The library turns both off, and without the second PostgreSQL says "committed" up to 0.6 s before a
                // kill would spare it. A fault run is to see the database that production has.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                // As docker/compose.yaml has it: with the one gigabyte that it comes with, checkpoints follow each
                // other.
                .setServerConfig("max_wal_size", "4GB")
                // So that the log tells what PostgreSQL did by itself in a slow second.
                .setServerConfig("log_autovacuum_min_duration", "0")
                .setPGStartupWait(PATIENCE)
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                .setErrorRedirector(Redirect.appendTo(log.toFile()))
                .start();
    }

    /** {@code kill -9} of the postmaster and of all its children. */
    public synchronized void kill() throws IOException {
        forget(killAll());
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

    public boolean isAlive() {
        return !processes().isEmpty();
    }

    /** A backend that started while the others were killed would keep the next server from its memory. */
    private List<ProcessHandle> killAll() {
        List<ProcessHandle> killed = new ArrayList<>();
        for (List<ProcessHandle> alive = processes(); !alive.isEmpty(); alive = processes()) {
            alive.forEach(ProcessHandle::destroyForcibly);
            killed.addAll(alive);
            if (!Deaths.awaitAll(alive, DEATH)) {
                return killed;
            }
        }
        return killed;
    }

    /** Those that work in the data directory, as PostgreSQL's do, whether or not their postmaster still lives. */
    public List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses().filter(this::worksOnData).toList();
    }

    private boolean worksOnData(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                    .equals(data.toRealPath());
        } catch (IOException e) {
            // It ended meanwhile, or is somebody else's; or there are no data yet.
            return false;
        }
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
    }

    /** Kills it for good. */
    public synchronized void end() {
        ended = true;
        killAll();
    }
}
