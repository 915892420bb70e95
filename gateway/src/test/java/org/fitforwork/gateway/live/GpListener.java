package org.fitforwork.gateway.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import org.hl7.fhir.r4.model.Bundle;

/** Where a practice system listens for notifications. It takes them all, unless a test has it answer otherwise. */
final class GpListener implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private volatile ToIntFunction<Notification> answer = notification -> 200;

    GpListener() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(workers);
        server.createContext("/", this::listen);
        server.start();
    }

    /** A notification that came, when, and with which header lines; and how it was answered. */
    record Call(Instant at, String authorization, String contentType, Notification notification, int status) {}

    private void listen(HttpExchange exchange) throws IOException {
        Instant at = Instant.now();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        bodies.add(body);
        var parser = body.startsWith("<") ? Client.FHIR.newXmlParser() : Client.FHIR.newJsonParser();
        Notification notification = Notification.of(parser.parseResource(Bundle.class, body));
        int status = answer.applyAsInt(notification);
        calls.add(new Call(
                at,
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                notification,
                status));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/feed";
    }

    /** From now on answers with the status that {@code how} says. */
    void answers(ToIntFunction<Notification> how) {
        answer = how;
    }

    void answers(int status) {
        answers(notification -> status);
    }

    List<Call> calls() {
        return calls;
    }

    /** What came, as it came. */
    List<String> bodies() {
        return bodies;
    }

    /** The notifications of one type that were taken, in their order. */
    List<Notification> taken(String type) {
        return calls.stream()
                .filter(call -> call.status() == 200)
                .map(Call::notification)
                .filter(notification -> notification.type().equals(type))
                .toList();
    }

    /** The events that were taken, in their order. */
    List<Notification.Told> told() {
        return taken("event-notification").stream()
                .flatMap(notification -> notification.events().stream())
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
