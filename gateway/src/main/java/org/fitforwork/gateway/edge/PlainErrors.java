package org.fitforwork.gateway.edge;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Set;
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
    private static final String RETRY_AFTER_SECONDS = "10";
    /** HAPI's consent refuses to count: whoever counts is told of what is not shown. */
    private static final Set<String> NOT_COUNTED = Set.of("HAPI-2037", "HAPI-2038");

    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public BaseServerResponseException answer(@Nullable RequestDetails request, Throwable failure) {
        if (failure instanceof RefusedException refused) {
            return refused;
        }
        if (DatabaseGone.is(failure)) {
            log.warn(
                    "a request is answered 503, since the database is not there: {}",
                    failure.getClass().getName());
            return unavailable();
        }
        boolean hasBody = request != null && request.getRequestType() != RequestTypeEnum.GET;
        if (hasBody && Malformed.is(failure)) {
            return new RefusedException(Refusal.of(RefusalReason.NOT_WELL_FORMED, Malformed.describe(failure)));
        }
        if (failure instanceof BaseServerResponseException known
                && known.getStatusCode() < InternalErrorException.STATUS_CODE) {
            return discreet(known);
        }
        if (failure instanceof DataFormatException) {
            return new InvalidRequestException("a parameter's value is not of its type");
        }
        String incident = UUID.randomUUID().toString();
        log.error("incident {}: {}", incident, trace(failure));
        return new InternalErrorException("the gateway failed; tell its operator incident " + incident);
    }

    /** A commit may have gone through before the connection broke; the same referral sent again is found then. */
    private static RefusedException unavailable() {
        RefusedException refused =
                new RefusedException(Refusal.of(RefusalReason.UNAVAILABLE, "the gateway cannot reach its storage"));
        refused.addResponseHeader("Retry-After", RETRY_AFTER_SECONDS);
        return refused;
    }

    /** HAPI's messages quote paths, parameters and even SQL; ours do not. */
    private static BaseServerResponseException discreet(BaseServerResponseException known) {
        String message = String.valueOf(known.getMessage());
        if (!message.startsWith("HAPI-")) {
            return known;
        }
        if (known.getStatusCode() == 404 || known.getStatusCode() == 410) {
            // Without the code: it would tell how far the gateway came, and so whether there is something.
            return new ResourceNotFoundException("there is no such resource, or it is not this client's");
        }
        String code = message.substring(0, message.indexOf(':') < 0 ? message.length() : message.indexOf(':'));
        String said =
                switch (known.getStatusCode()) {
                    case 401, 403 -> "this client may not do that";
                    case 405 -> "this is not offered here; see /fhir/metadata";
                    case 409, 412 -> "the resource was changed at the same time; read it again and repeat";
                    default ->
                        NOT_COUNTED.contains(code)
                                ? "results are not counted: _summary=count and _total=accurate are not offered"
                                : "the request is not one that this server understands; see /fhir/metadata for what it offers";
                };
        return BaseServerResponseException.newInstance(known.getStatusCode(), said + " (" + code + ")");
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
