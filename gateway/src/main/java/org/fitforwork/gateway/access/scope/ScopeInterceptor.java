package org.fitforwork.gateway.access.scope;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.util.Set;
import java.util.function.Supplier;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** What a token does not carry it cannot do, whatever its client's role may. */
@Interceptor
public final class ScopeInterceptor {
    private static final Set<String> ABOUT_THE_ANSWER = Set.of("OperationOutcome", "Parameters", "Bundle");

    private final Supplier<Scopes> current;

    /** @param current the scopes of the request at hand */
    public ScopeInterceptor(Supplier<Scopes> current) {
        this.current = current;
    }

    /** @throws ForbiddenOperationException naming the scope that is missing */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void request(RequestDetails request, RestOperationTypeEnum operation) {
        Needed.by(request, operation).ifPresent(needed -> {
            if (!current.get().permit(needed.type(), needed.permission())) {
                throw missing(needed.scope());
            }
        });
    }

    /** What a search includes is of other types than that which it asks for. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void answer(RequestDetails request, IBaseResource answer) {
        if (answer instanceof Bundle bundle
                && (bundle.getType() == BundleType.SEARCHSET || bundle.getType() == BundleType.HISTORY)) {
            bundle.getEntry().stream()
                    .filter(BundleEntryComponent::hasResource)
                    .map(entry -> entry.getResource().fhirType())
                    .distinct()
                    .filter(type -> !ABOUT_THE_ANSWER.contains(type))
                    .forEach(this::seen);
        }
    }

    private void seen(String type) {
        Scopes scopes = current.get();
        if (!scopes.permit(type, 'r') && !scopes.permit(type, 's')) {
            throw missing("system/%s.r".formatted(type));
        }
    }

    private static ForbiddenOperationException missing(String scope) {
        String message =
                "the token does not carry %s; ask for it in the token request, if your client has it".formatted(scope);
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.FORBIDDEN)
                .setDiagnostics(message);
        ForbiddenOperationException refused = new ForbiddenOperationException(message, outcome);
        refused.addResponseHeader(
                "WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"%s\"".formatted(scope));
        return refused;
    }
}
