package org.fitforwork.gateway.channel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A provider's endpoint on loopback that answers as it is told and remembers every request. */
final class FakeProvider implements AutoCloseable {
    private static final byte[] NOTHING = new byte[0];

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final Map<String, String> headers = new HashMap<>();
    private volatile int status = 200;
    private volatile byte[] answer = NOTHING;
    private volatile boolean silent;
    private volatile boolean trickling;

    /** A request as it arrived; header names in lower case. */
    record Request(String method, URI uri, Map<String, List<String>> headers, String body) {}

    FakeProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:%d/fhir".formatted(server.getAddress().getPort());
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    FakeProvider answers(int status, String body) {
        this.status = status;
        this.answer = body.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    FakeProvider withHeader(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Takes requests and never answers. */
    FakeProvider fallsSilent() {
        this.silent = true;
        return this;
    }

    /** Answers 200 and goes on answering, a byte at a time. */
    FakeProvider trickles() {
        this.trickling = true;
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, List<String>> received = new TreeMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> received.put(name.toLowerCase(Locale.ROOT), values));
            requests.add(new Request(exchange.getRequestMethod(), exchange.getRequestURI(), received, body));
            if (silent) {
                closing.await();
                return;
            }
            if (trickling) {
                exchange.sendResponseHeaders(200, 0);
                while (!closing.await(20, TimeUnit.MILLISECONDS)) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                }
                return;
            }
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
