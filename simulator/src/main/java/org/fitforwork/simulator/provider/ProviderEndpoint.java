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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fitforwork.simulator.pace.Sleep;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * Providers on 127.0.0.1: {@code POST /fhir} and {@code POST /<organisation>/fhir} take referrals, {@code PUT /faults}
 * says how they fail, {@code GET /count} and {@code GET /received} what arrived.
 */
public final class ProviderEndpoint implements AutoCloseable {
    /** The name of the one at {@code /fhir}. */
    static final String UNNAMED = "provider";

    private static final byte[] THIS_MACHINE = {127, 0, 0, 1};
    private static final int LARGEST_SETTINGS = 64 * 1024;
    private static final int BACKLOG = 256;
    private static final Pattern FHIR = Pattern.compile("(?:/([a-z0-9-]{1,64}))?/fhir/?");

    private final FhirContext fhir = FhirContext.forR4();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Faults faults;
    private final Inbox inbox;
    private final Answers answers = new Answers(fhir);
    private final Reception reception;

    /** @param port 0 for any free one */
    public ProviderEndpoint(int port, Faults faults, Inbox inbox, PrintWriter out, Clock clock, Sleep sleep)
            throws IOException {
        this.server = bind(port);
        this.faults = faults;
        this.inbox = inbox;
        this.reception = new Reception(fhir, faults, inbox, answers, new CallLog(out, clock), sleep);
    }

    public ProviderEndpoint start() {
        Delivered.warmUp(fhir);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
        return this;
    }

    private static HttpServer bind(int port) throws IOException {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(THIS_MACHINE), port), BACKLOG);
        } catch (BindException e) {
            throw new IOException("port %d of 127.0.0.1 is taken: give another with --port".formatted(port), e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Ends the calls that hang. */
    public void hangUp() {
        reception.hangUp();
    }

    @Override
    public void close() {
        hangUp();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        Matcher to = FHIR.matcher(path);
        if (method.equals("POST") && to.matches()) {
            reception.receive(exchange, to.group(1) == null ? UNNAMED : to.group(1));
            return;
        }
        try (exchange) {
            switch (method + " " + path) {
                case "GET /count" -> answers.json(exchange, inbox.count());
                case "GET /received" -> answers.json(exchange, inbox.received());
                case "GET /faults" -> answers.json(exchange, FaultsJson.write(faults.all()));
                case "PUT /faults" -> change(exchange);
                default ->
                    answers.refuse(
                            exchange,
                            404,
                            IssueType.NOTFOUND,
                            "here are POST /fhir, POST /<organisation>/fhir, GET /count, GET /received and PUT /faults");
            }
        }
    }

    private void change(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_SETTINGS);
        try {
            faults.set(FaultsJson.read(new String(body, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            answers.refuse(exchange, 400, IssueType.INVALID, String.valueOf(e.getMessage()));
            return;
        }
        hangUp();
        answers.json(exchange, FaultsJson.write(faults.all()));
    }
}
