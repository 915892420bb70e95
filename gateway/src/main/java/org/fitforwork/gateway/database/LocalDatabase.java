package org.fitforwork.gateway.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/**
 * A real PostgreSQL that the gateway starts for itself and whose data stays in a directory between runs. A process that
 * finds the directory in use by another one of ours connects to that one's server instead of starting a second.
 */
public final class LocalDatabase implements JdbcConnectionDetails, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LocalDatabase.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PORT_LINE = 3;

    private final FileChannel lockFile;
    private final @Nullable FileLock lock;
    private final @Nullable EmbeddedPostgres server;
    private final int port;

    private LocalDatabase(FileChannel lockFile, @Nullable FileLock lock, @Nullable EmbeddedPostgres server, int port) {
        this.lockFile = lockFile;
        this.lock = lock;
        this.server = server;
        this.port = port;
    }

    /** Starts the server of {@code directory}; fails if another gateway runs on it. */
    public static LocalDatabase start(Path directory) throws IOException {
        return open(directory, false);
    }

    /** Connects to the server of {@code directory} if it runs, else starts it. */
    public static LocalDatabase join(Path directory) throws IOException {
        return open(directory, true);
    }

    private static LocalDatabase open(Path directory, boolean mayJoin) throws IOException {
        Path data =
                Files.createDirectories(directory.toAbsolutePath().normalize()).resolve("postgresql");
        FileChannel lockFile = FileChannel.open(
                data.resolveSibling("gateway.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lockFile.tryLock();
        if (lock == null) {
            if (mayJoin) {
                return new LocalDatabase(lockFile, null, null, runningPort(data));
            }
            lockFile.close();
            throw new IllegalStateException("another gateway is running on " + directory
                    + "; stop it, or set gateway.data-directory to a directory of this one's own");
        }
        stopOrphan(data);
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                // By default it would answer before a commit is on the disk, and forget it when the machine stops.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        return new LocalDatabase(lockFile, lock, server, server.getPort());
    }

    /** A gateway that was killed leaves its server behind; only the holder of the lock may stop that one. */
    private static void stopOrphan(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
        ProcessHandle.of(pid)
                .filter(process -> process.info().command().orElse("").contains("postgres"))
                .ifPresent(LocalDatabase::stop);
        Files.deleteIfExists(pidFile);
    }

    private static void stop(ProcessHandle process) {
        log.info("stopping the PostgreSQL that an earlier run left behind, process {}", process.pid());
        process.destroy();
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("PostgreSQL process " + process.pid() + " does not stop", e);
        }
    }

    private static int runningPort(Path data) throws IOException {
        List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
        return Integer.parseInt(lines.get(PORT_LINE).trim());
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }

    @Override
    public String getUsername() {
        return "postgres";
    }

    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
        if (lock != null) {
            lock.release();
        }
        lockFile.close();
    }
}
