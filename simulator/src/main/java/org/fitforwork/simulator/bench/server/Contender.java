package org.fitforwork.simulator.bench.server;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fitforwork.simulator.bench.drive.Answered;
import org.fitforwork.simulator.bench.drive.Calls;
import org.fitforwork.simulator.bench.drive.ClosedLoop;
import org.fitforwork.simulator.bench.drive.HttpSender;
import org.fitforwork.simulator.bench.drive.Sink;
import org.fitforwork.simulator.bench.mix.Examples;
import org.fitforwork.simulator.bench.mix.Mix;
import org.fitforwork.simulator.bench.mix.Referrer;
import org.fitforwork.simulator.pace.Watch;
import org.fitforwork.simulator.stage.Ports;
import org.fitforwork.simulator.stage.PostgresServer;

/** One of the servers that are compared, with all that it has for itself: database, providers, and the calls to it. */
public final class Contender implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long POLL_MS = 25;
    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;

    private final HttpClient http = HttpClient.newBuilder()
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(PATIENCE)
            .build();
    private final String name;
    private final boolean stock;
    private final Set<Referrer> referrers;
    private final Calls calls;
    private final Sink sink;
    private final ServerProcess process;
    private final HttpSender sender;

    /**
     * What both are started with.
     *
     * @param project the project's root, for configuration and examples
     * @param flags of both JVMs
     */
    public record Setting(Path project, Path scratch, Examples examples, List<String> flags, long seed) {}

    private Contender(Setting setting, String name, boolean stock, Path jar, List<String> moreFlags, Clock clock)
            throws IOException {
        if (!Files.isRegularFile(jar)) {
            throw new IllegalArgumentException(
                    "there is no %s: build it with `mvn package -DskipTests`, or say where it is".formatted(jar));
        }
        this.name = name;
        this.stock = stock;
        Path folder = Files.createDirectories(setting.scratch().resolve(name()).toAbsolutePath());
        Mix mix = new Mix(setting.examples(), stock, setting.seed());
        this.referrers = mix.referrers();
        this.calls = new Calls(mix);
        this.sink = new Sink(mix.prefix());
        List<Integer> ports = Ports.free(2);
        PostgresServer postgres =
                new PostgresServer(folder.resolve("postgresql"), folder.resolve("postgresql.log"), ports.get(0));
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=" + ports.get(1),
                "--spring.datasource.url=" + postgres.url(),
                "--spring.datasource.username=postgres"));
        if (!stock) {
            BenchConfiguration.write(setting.project(), folder, sink.port(), referrers);
            arguments.add("--spring.profiles.active=local");
            arguments.add("--gateway.config.path=" + BenchConfiguration.FOLDER);
        }
        List<String> flags = new ArrayList<>(setting.flags());
        flags.addAll(moreFlags);
        this.process = new ServerProcess(
                ServerProcess.java(flags, folder.resolve("gc.log"), jar, arguments), folder, ports.get(1), postgres);
        this.sender = new HttpSender(process.base(), stock ? Set.of() : referrers, clock);
    }

    /** HAPI's JPA server as it comes. */
    public static Contender stock(Setting setting, Path jar, Clock clock) throws IOException {
        return new Contender(setting, "stock", true, jar, List.of(), clock);
    }

    /** @param moreFlags of its JVM alone */
    public static Contender gateway(Setting setting, Path jar, List<String> moreFlags, Clock clock) throws IOException {
        return new Contender(setting, "gateway", false, jar, moreFlags, clock);
    }

    /** A gateway in the stock server's place, to tell what a change is worth. */
    public static Contender otherGateway(Setting setting, Path jar, List<String> moreFlags, Clock clock)
            throws IOException {
        return new Contender(setting, "other", false, jar, moreFlags, clock);
    }

    public String name() {
        return name;
    }

    /** Whether it knows the rules by which a programme refuses. */
    public boolean refuses() {
        return !stock;
    }

    /** Who sends. */
    public Set<Referrer> referrers() {
        return referrers;
    }

    public Calls calls() {
        return calls;
    }

    public HttpSender sender() {
        return sender;
    }

    public Sink sink() {
        return sink;
    }

    public ServerProcess process() {
        return process;
    }

    /** Starts its database if need be, then it, and sends the first referral as soon as it is ready. */
    public StartUp start(Watch watch) throws Exception {
        if (!process.postgres().isAlive()) {
            process.postgres().start();
        }
        long start = System.nanoTime();
        process.start();
        awaitReady(start + START.toNanos());
        Duration ready = Duration.ofNanos(System.nanoTime() - start);
        sender.signIn();
        Answered first =
                new ClosedLoop(1, Duration.ofNanos(1)).run(calls, sender).get(0);
        if (!first.asExpected(refuses())) {
            throw new IOException("the first referral to %s was answered %d; see %s"
                    .formatted(name(), first.status(), process.log()));
        }
        if (stock) {
            new StockSubscription(http, process.base()).make(sink.port(), watch);
        }
        return new StartUp(ready, Duration.ofNanos(first.answered() - first.due()));
    }

    private void awaitReady(long end) throws IOException, InterruptedException {
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("%s does not get ready; see %s".formatted(name(), process.log()));
            }
            Thread.sleep(POLL_MS);
        }
    }

    private boolean isReady() throws InterruptedException {
        String asked = stock ? "/fhir/Patient/0" : "/actuator/health/readiness";
        try {
            int status = http.send(
                            HttpRequest.newBuilder(process.base().resolve(asked))
                                    .timeout(PATIENCE)
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
            return stock ? status < SERVER_ERROR : status == OK;
        } catch (IOException e) {
            // Not yet.
            return false;
        }
    }

    @Override
    public void close() {
        process.close();
        sink.close();
    }
}
