package org.fitforwork.gateway.edge;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import java.util.UUID;
import java.util.stream.Stream;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where a failure becomes an answer. Nothing that a sender wrote is repeated in it, and what the gateway
 * did not expect is told by an identifier alone, under which the log has the rest.
 */
@Interceptor
public final class PlainErrors {
    private static final Logger log = LoggerFactory.getLogger(PlainErrors.class);
    private static final int SHORTEST_VALUE = 2;

    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public BaseServerResponseException answer(@Nullable RequestDetails request, Throwable failure) {
        if (failure instanceof RefusedException refused) {
            return refused;
        }
        if (Malformed.is(failure)) {
            return new RefusedException(Refusal.of(RefusalReason.NOT_WELL_FORMED, Malformed.describe(failure)));
        }
        if (failure instanceof BaseServerResponseException known
                && known.getStatusCode() < InternalErrorException.STATUS_CODE) {
            return nameless(known, request);
        }
        String incident = UUID.randomUUID().toString();
        log.error("incident {}: {}", incident, trace(failure));
        return new InternalErrorException("the gateway failed; tell its operator incident " + incident);
    }

    /** HAPI's messages quote the values of search parameters; names of parameters stay. */
    private static BaseServerResponseException nameless(
            BaseServerResponseException known, @Nullable RequestDetails request) {
        String message = String.valueOf(known.getMessage());
        if (request == null || known.getOperationOutcome() != null) {
            return known;
        }
        String cleaned = request.getParameters().values().stream()
                .flatMap(Stream::of)
                .filter(value -> value.length() >= SHORTEST_VALUE)
                .reduce(message, (text, value) -> text.replace(value, "…"));
        if (cleaned.equals(message)) {
            return known;
        }
        return BaseServerResponseException.newInstance(known.getStatusCode(), cleaned);
    }

    /** Types and places, but no messages: those can quote a resource. */
    private static String trace(Throwable failure) {
        StringBuilder trace = new StringBuilder();
        for (Throwable t = failure; t != null; t = t.getCause()) {
            trace.append(t.getClass().getName());
            Stream.of(t.getStackTrace()).limit(12).forEach(frame -> trace.append("\n  at ")
                    .append(frame));
            trace.append('\n');
        }
        return trace.toString();
    }
}
