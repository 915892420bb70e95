package org.fitforwork.simulator.gp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Gives demo-gp a token and answers every third referral 422. */
final class FakeGateway implements AutoCloseable {
    private static final int EVERY = 3;

    final List<String> bodies = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    FakeGateway() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/oauth2/token", FakeGateway::token);
        server.createContext("/fhir", this::receive);
        server.start();
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void token(HttpExchange exchange) throws IOException {
        String right = "Basic "
                + Base64.getEncoder().encodeToString("demo-gp:demo-gp-secret".getBytes(StandardCharsets.UTF_8));
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
        answer(exchange, bodies.size() % EVERY == 0 ? 422 : 200, body);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
