package org.fitforwork.simulator.bench.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fitforwork.simulator.stage.PostgresServer;
import org.jspecify.annotations.Nullable;

/** A server's process and the PostgreSQL that it has for itself. They can be stopped where they stand, and go on. */
public final class ServerProcess implements AutoCloseable {
    private final List<String> command;
    private final Path folder;
    private final int port;
    private final PostgresServer postgres;
    private @Nullable Process process;
    private boolean ended;

    /**
     * @param command up to the name of the jar, and the arguments behind it
     * @param folder its working directory; logs go there
     * @param port of 127.0.0.1, which the command names, too
     */
    ServerProcess(List<String> command, Path folder, int port, PostgresServer postgres) {
        this.command = command;
        this.folder = folder;
        this.port = port;
        this.postgres = postgres;
    }

    static List<String> java(List<String> flags, Path gcLog, Path jar, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.add("-Xlog:gc:file=" + gcLog.toAbsolutePath() + "::filecount=0");
        command.add("-jar");
        command.add(jar.toAbsolutePath().toString());
        command.addAll(arguments);
        return command;
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + port);
    }

    Path log() {
        return folder.resolve("server.log");
    }

    /** JDBC URL of its database. */
    public String database() {
        return postgres.url();
    }

    PostgresServer postgres() {
        return postgres;
    }

    synchronized void start() throws IOException {
        if (ended) {
            throw new IllegalStateException("the run has ended");
        }
        process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
    }

    /** Kills the server and leaves its database. */
    public synchronized void stop() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    private synchronized long pid() {
        if (process == null) {
            throw new IllegalStateException("it was not started");
        }
        return process.pid();
    }

    /** Stops it and its PostgreSQL in the middle of whatever they do, so that they take nothing from the other server. */
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    public void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        List<String> kill = new ArrayList<>(List.of("kill", "-" + signal));
        Stream.concat(Stream.of(pid()), postgres.processes().stream().map(ProcessHandle::pid))
                .map(String::valueOf)
                .forEach(kill::add);
        // Its status says that one of PostgreSQL's workers had ended just before; the others have the signal.
        new ProcessBuilder(kill)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    public Usage usage() {
        Duration database = Duration.ZERO;
        for (ProcessHandle one : postgres.processes()) {
            ProcessStat stat = ProcessStat.of(one.pid());
            database = database.plus(stat.own()).plus(stat.children());
        }
        return new Usage(ProcessStat.of(pid()).own(), database);
    }

    /** The most memory that the server ever had in RAM, in bytes, without its PostgreSQL. */
    public long peakResident() throws IOException {
        return ProcessStat.peakResident(pid());
    }

    public GcLog collections() throws IOException {
        return GcLog.parse(collectorLog());
    }

    /** What the collector wrote down so far; see {@link GcLog}. */
    public String collectorLog() throws IOException {
        return Files.readString(folder.resolve("gc.log"));
    }

    /** Has the server collect all its garbage, and says what is left in its heap, in bytes. */
    public long liveHeap() throws IOException, InterruptedException {
        int before = collectorLog().length();
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid()),
                        "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        int status = jcmd.waitFor();
        GcLog collections = GcLog.parse(collectorLog().substring(before));
        if (status != 0 || collections.collections() == 0) {
            throw new IOException("the server was asked to collect its garbage and did not; see " + folder);
        }
        return collections.leastLive();
    }

    /** How many threads the server has now. */
    public int threads() throws IOException {
        return ProcessStat.threads(pid());
    }

    /** Kills it for good. */
    @Override
    public synchronized void close() {
        ended = true;
        if (process != null) {
            process.destroyForcibly();
        }
        postgres.end();
    }
}
