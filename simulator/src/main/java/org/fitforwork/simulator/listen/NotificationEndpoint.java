package org.fitforwork.simulator.listen;

import ca.uhn.fhir.context.FhirContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A GP system's {@code POST /notify} on 127.0.0.1, and {@code GET /seen}. */
final class NotificationEndpoint implements AutoCloseable {
    private static final byte[] THIS_MACHINE = {127, 0, 0, 1};
    private static final int THREADS = 16;
    private static final int LARGEST_BODY = 8 * 1024 * 1024;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;
    private static final int NO_BODY = -1;

    private final FhirContext fhir = FhirContext.forR4();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final HttpServer server;
    private final Absence absence;
    private final Seen seen;
    private final PrintWriter out;

    /** @param port 0 for any free one */
    NotificationEndpoint(int port, Absence absence, Seen seen, PrintWriter out) throws IOException {
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(THIS_MACHINE), port), 0);
        } catch (BindException e) {
            throw new IOException("port %d of 127.0.0.1 is taken: give another with --port".formatted(port), e);
        }
        this.absence = absence;
        this.seen = seen;
        this.out = out;
    }

    NotificationEndpoint start() {
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
        return this;
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
                case "POST /notify" -> receive(exchange);
                case "GET /seen" -> {
                    byte[] body = seen.json().getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(OK, body.length);
                    exchange.getResponseBody().write(body);
                }
                default -> exchange.sendResponseHeaders(NOT_FOUND, NO_BODY);
            }
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
        Absence.Fate fate = absence.next();
        if (fate != Absence.Fate.TAKEN) {
            seen.miss();
            if (fate == Absence.Fate.ANSWERED_503) {
                exchange.sendResponseHeaders(UNAVAILABLE, NO_BODY);
            }
            return;
        }
        Optional<Notification> notification = Notification.parse(new String(body, StandardCharsets.UTF_8), fhir);
        if (notification.isEmpty()) {
            exchange.sendResponseHeaders(BAD_REQUEST, NO_BODY);
            return;
        }
        seen.take(notification.get());
        exchange.sendResponseHeaders(OK, NO_BODY);
        print(notification.get());
    }

    private void print(Notification notification) {
        if (notification.events().isEmpty()) {
            out.printf("%s %s%n", notification.subscription(), notification.type());
        }
        notification
                .events()
                .forEach(event -> out.printf(
                        "%s %s %d %s%n",
                        notification.subscription(), notification.type(), event.number(), event.focus()));
    }
}
