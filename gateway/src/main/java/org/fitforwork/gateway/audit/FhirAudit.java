package org.fitforwork.gateway.audit;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.fitforwork.gateway.access.Caller;
import org.fitforwork.gateway.audit.AuditRecord.Outcome;
import org.fitforwork.gateway.audit.AuditRecord.Who;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Records what the FHIR server is about to answer, before it does: if that fails, nothing is answered. */
@Component
@Lazy(false)
@Interceptor
public class FhirAudit {
    /** After everything that still takes something out of an answer. */
    private static final int LAST = 100_000;

    private static final String OPERATION = "operation";
    private static final Pattern NAME = Pattern.compile("[a-z_][A-Za-z-]{0,40}(:[A-Za-z-]{1,40})?");

    private final CurrentRequest current;
    private final AuditTrail trail;

    FhirAudit(CurrentRequest current, AuditTrail trail, RestfulServer server) {
        this.current = current;
        this.trail = trail;
        server.registerInterceptor(this);
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void begins(RequestDetails details) {
        current.get().ifPresent(request -> {
            Caller caller = Caller.current();
            request.by(new Who(
                    caller.client(), caller.organisation(), caller.role().name()));
            RestOperationTypeEnum type = details.getRestOperationType();
            request.is(Kind.REST, interaction(type), action(type));
            request.references().asked(details.getResourceName(), details.getId());
            if (interaction(type).equals(OPERATION)) {
                request.says(details.getOperation());
            }
            if (request.isSearch()) {
                request.asks(names(details));
            }
        });
    }

    /** The type and the parameters without their values, which may name a person. */
    private static String names(RequestDetails details) {
        var names = new TreeSet<String>();
        details.getParameters().keySet().stream()
                .filter(name -> NAME.matcher(name).matches())
                .forEach(names::add);
        return details.getResourceName() + "?" + String.join("&", names);
    }

    private static String interaction(RestOperationTypeEnum type) {
        return switch (type) {
            case EXTENDED_OPERATION_INSTANCE, EXTENDED_OPERATION_SERVER, EXTENDED_OPERATION_TYPE -> OPERATION;
            default -> type.getCode();
        };
    }

    private static char action(RestOperationTypeEnum type) {
        return switch (type) {
            case CREATE, TRANSACTION -> 'C';
            case READ, VREAD, HISTORY_INSTANCE, HISTORY_TYPE, HISTORY_SYSTEM -> 'R';
            case UPDATE, PATCH -> 'U';
            case DELETE -> 'D';
            default -> 'E';
        };
    }

    @Hook(value = Pointcut.SERVER_OUTGOING_RESPONSE, order = LAST)
    public void answers(RequestDetails details, ResponseDetails answer) {
        current.get().filter(request -> !request.recorded()).ifPresent(request -> {
            request.references().answered(answer.getResponseResource());
            trail.write(request.record(Outcome.SUCCESS, answer.getResponseCode()));
            request.isRecorded();
        });
    }
}
