package org.fitforwork.simulator.bench.drive;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every provider of one server: takes whatever is delivered, finds the referral's identifier in it, and notes when it
 * came. It parses nothing: that would take from the processor that the servers are measured on.
 */
public final class Sink implements AutoCloseable {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final long NEVER = 0;
    /** Of four providers one is down. */
    private static final long GROUPS = 4;

    private static final int NO_BODY = -1;
    private static final int BACKLOG = 256;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Pattern identifier;
    private final Map<Long, Long> arrivals = new ConcurrentHashMap<>();
    private final AtomicLong again = new AtomicLong();
    private volatile long flapping = NEVER;

    /** @param prefix of the identifiers of the referrals */
    public Sink(String prefix) throws IOException {
        this.identifier = Pattern.compile(Pattern.quote(prefix) + "(\\d{7})");
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** When the referral came first, as {@link System#nanoTime} counts. */
    public OptionalLong arrival(long number) {
        Long at = arrivals.get(number);
        return at == null ? OptionalLong.empty() : OptionalLong.of(at);
    }

    /** From now on a quarter of the providers takes nothing, another each {@code period}; none if that is zero. */
    public void flap(Duration period) {
        flapping = period.toNanos();
    }

    /** How many deliveries were of a referral that had come before. */
    public long again() {
        return again.get();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (isDown(exchange.getRequestURI().getPath())) {
                exchange.sendResponseHeaders(UNAVAILABLE, NO_BODY);
                return;
            }
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Matcher found = identifier.matcher(body);
            if (found.find() && arrivals.putIfAbsent(Long.valueOf(found.group(1)), System.nanoTime()) != null) {
                again.incrementAndGet();
            }
            exchange.sendResponseHeaders(OK, NO_BODY);
        }
    }

    /** The first part of the path is the provider. */
    private boolean isDown(String path) {
        long period = flapping;
        return period != NEVER
                && Math.floorMod(path.split("/", -1)[1].hashCode(), GROUPS)
                        == Math.floorMod(System.nanoTime() / period, GROUPS);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
