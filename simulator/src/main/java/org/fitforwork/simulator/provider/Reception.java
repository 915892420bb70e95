package org.fitforwork.simulator.provider;

import ca.uhn.fhir.context.FhirContext;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.fitforwork.simulator.pace.Sleep;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** Takes a referral, or lets the call fail as asked. */
final class Reception {
    private static final int LARGEST_BODY = 2 * 1024 * 1024;
    /** The gateway's keys are UUIDs; another text might be anything, and the key is printed. */
    private static final Pattern KEY = Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

    private final FhirContext fhir;
    private final Faults faults;
    private final Inbox inbox;
    private final Answers answers;
    private final CallLog log;
    private final Sleep sleep;
    /** Calls that hang; they end when the faults change. */
    private final Queue<HttpExchange> hanging = new ConcurrentLinkedQueue<>();

    Reception(FhirContext fhir, Faults faults, Inbox inbox, Answers answers, CallLog log, Sleep sleep) {
        this.fhir = fhir;
        this.faults = faults;
        this.inbox = inbox;
        this.answers = answers;
        this.log = log;
        this.sleep = sleep;
    }

    void hangUp() {
        for (HttpExchange exchange = hanging.poll(); exchange != null; exchange = hanging.poll()) {
            exchange.close();
        }
    }

    void receive(HttpExchange exchange, String organisation) throws IOException {
        boolean hangs = false;
        try {
            hangs = answer(exchange, organisation);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (hangs) {
                hanging.add(exchange);
            } else {
                // Without an answer before it, this ends the connection.
                exchange.close();
            }
        }
    }

    /** True if there is to be no answer, nor an end. */
    private boolean answer(HttpExchange exchange, String organisation) throws IOException, InterruptedException {
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (key == null || !KEY.matcher(key).matches()) {
            answers.refuse(exchange, 400, IssueType.REQUIRED, "the header Idempotency-Key must be a UUID");
            return false;
        }
        Optional<Fault> fault = faults.draw(organisation);
        if (fault.isPresent() && fault.get() == Fault.RESET) {
            // What was sent stays unread, which makes the kernel reset the connection instead of closing it.
            fail(organisation, key, Arrival.UNKNOWN, fault.get());
            return false;
        }
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            answers.refuse(exchange, 413, IssueType.TOOLONG, "at most %d bytes are taken".formatted(LARGEST_BODY));
            return false;
        }
        Optional<Delivered> delivered = Delivered.parse(new String(body, StandardCharsets.UTF_8), fhir);
        if (delivered.isEmpty()) {
            answers.refuse(exchange, 400, IssueType.STRUCTURE, "the body must be a FHIR transaction Bundle in JSON");
            return false;
        }
        sleep.sleep(faults.of(organisation).delay());
        if (fault.isEmpty() || fault.get() == Fault.ACCEPT_AND_DIE) {
            take(exchange, organisation, key, delivered.get(), fault.isPresent());
            return false;
        }
        fail(organisation, key, delivered.get().taskId(), fault.get());
        return misbehave(exchange, organisation, fault.get());
    }

    private void take(HttpExchange exchange, String organisation, String key, Delivered delivered, boolean thenDie)
            throws IOException {
        Outcome outcome = inbox.take(organisation, key, delivered, log.now());
        log.print(organisation, key, delivered.taskId(), thenDie ? outcome + " and died" : outcome);
        if (thenDie) {
            return;
        }
        switch (outcome) {
            case NEW -> answers.resource(exchange, outcome.status(), delivered.response());
            case AGAIN ->
                answers.refuse(exchange, outcome.status(), IssueType.DUPLICATE, "this key was received before");
        }
    }

    private void fail(String organisation, String key, String task, Fault fault) {
        inbox.fail(organisation, key);
        log.print(organisation, key, task, fault.code());
    }

    private boolean misbehave(HttpExchange exchange, String organisation, Fault fault) throws IOException {
        if (fault == Fault.HANG) {
            return true;
        }
        if (fault == Fault.RUBBISH) {
            answers.rubbish(exchange);
            return false;
        }
        if (fault.asksToComeLater()) {
            String seconds = Integer.toString(faults.of(organisation).retryAfter());
            exchange.getResponseHeaders().set("Retry-After", seconds);
        }
        answers.refuse(exchange, fault.status(), IssueType.TRANSIENT, "failing as asked; try again");
        return false;
    }
}
