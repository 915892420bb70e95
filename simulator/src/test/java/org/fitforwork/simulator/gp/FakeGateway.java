package org.fitforwork.simulator.gp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives demo-gp a token and answers every third referral 422, unless it is to fail first. */
final class FakeGateway implements AutoCloseable {
    static final String TASK = "task-7";
    static final int RETRY_AFTER = 3;
    private static final int EVERY = 3;

    final List<String> bodies = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final Queue<Integer> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger tokens = new AtomicInteger();

    FakeGateway() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/oauth2/token", this::token);
        server.createContext("/fhir", this::receive);
        server.start();
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next referrals are answered so. */
    void failNext(Integer... statuses) {
        failures.addAll(List.of(statuses));
    }

    /** How many were asked for. */
    int tokens() {
        return tokens.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void token(HttpExchange exchange) throws IOException {
        String right = "Basic "
                + Base64.getEncoder().encodeToString("demo-gp:demo-gp-secret".getBytes(StandardCharsets.UTF_8));
        tokens.incrementAndGet();
        boolean known = right.equals(exchange.getRequestHeaders().getFirst("Authorization"));
        answer(exchange, known ? 200 : 401, "{\"access_token\":\"t0ken\",\"expires_in\":900}");
    }

    private void receive(HttpExchange exchange) throws IOException {
        if (!"Bearer t0ken".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{}");
            return;
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        bodies.add(body);
        Integer failure = failures.poll();
        if (failure != null) {
            exchange.getResponseHeaders().set("Retry-After", Integer.toString(RETRY_AFTER));
            answer(exchange, failure, "{}");
            return;
        }
        boolean refused = bodies.size() % EVERY == 0;
        String made =
                "{\"entry\":[{\"response\":{\"location\":\"Patient/1/_history/1\"}},{\"response\":{\"location\":\"Task/%s/_history/1\"}}]}"
                        .formatted(TASK);
        answer(exchange, refused ? 422 : 200, refused ? body : made);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
