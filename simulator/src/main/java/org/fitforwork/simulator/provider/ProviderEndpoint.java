package org.fitforwork.simulator.provider;

import ca.uhn.fhir.context.FhirContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.fitforwork.simulator.pace.Sleep;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;

/** A provider's {@code POST /fhir} on 127.0.0.1, and {@code GET /count}; prints a line of ids for each referral. */
final class ProviderEndpoint implements AutoCloseable {
    private static final byte[] THIS_MACHINE = {127, 0, 0, 1};
    private static final int THREADS = 32;
    private static final int LARGEST_BODY = 2 * 1024 * 1024;
    /** The gateway's keys are UUIDs; another text might be anything, and the key is printed. */
    private static final Pattern KEY = Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

    private final FhirContext fhir = FhirContext.forR4();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final HttpServer server;
    private final Inbox inbox;
    private final Duration delay;
    private final PrintWriter out;
    private final Clock clock;
    private final Sleep sleep;

    /** @param port 0 for any free one */
    ProviderEndpoint(int port, Inbox inbox, Duration delay, PrintWriter out, Clock clock, Sleep sleep)
            throws IOException {
        this.server = bind(port);
        this.inbox = inbox;
        this.delay = delay;
        this.out = out;
        this.clock = clock;
        this.sleep = sleep;
    }

    ProviderEndpoint start() {
        Delivered.warmUp(fhir);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
        return this;
    }

    private static HttpServer bind(int port) throws IOException {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(THIS_MACHINE), port), 0);
        } catch (BindException e) {
            throw new IOException("port %d of 127.0.0.1 is taken: give another with --port".formatted(port), e);
        }
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
                case "POST /fhir", "POST /fhir/" -> receive(exchange);
                case "GET /count" -> answer(exchange, 200, "application/json", inbox.count());
                default -> refuse(exchange, 404, IssueType.NOTFOUND, "here are POST /fhir and GET /count");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void receive(HttpExchange exchange) throws IOException, InterruptedException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            refuse(exchange, 413, IssueType.TOOLONG, "at most %d bytes are taken".formatted(LARGEST_BODY));
            return;
        }
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (key == null || !KEY.matcher(key).matches()) {
            refuse(exchange, 400, IssueType.REQUIRED, "the header Idempotency-Key must be a UUID");
            return;
        }
        Optional<Delivered> delivered = Delivered.parse(new String(body, StandardCharsets.UTF_8), fhir);
        if (delivered.isEmpty()) {
            refuse(exchange, 400, IssueType.STRUCTURE, "the body must be a FHIR transaction Bundle in JSON");
            return;
        }
        sleep.sleep(delay);
        Outcome outcome = inbox.take(key);
        out.printf(
                "%s %s %s %s%n",
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                key,
                delivered.get().taskId(),
                outcome);
        switch (outcome) {
            case NEW -> answer(exchange, outcome.status(), delivered.get().response());
            case AGAIN -> refuse(exchange, outcome.status(), IssueType.DUPLICATE, "this key was received before");
            case FAILED -> refuse(exchange, outcome.status(), IssueType.TRANSIENT, "failing as asked; try again");
        }
    }

    private void refuse(HttpExchange exchange, int status, IssueType type, String why) throws IOException {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue().setSeverity(IssueSeverity.ERROR).setCode(type).setDiagnostics(why);
        answer(exchange, status, outcome);
    }

    private void answer(HttpExchange exchange, int status, Resource resource) throws IOException {
        answer(exchange, status, "application/fhir+json", fhir.newJsonParser().encodeResourceToString(resource));
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
