package org.fitforwork.gateway.intake;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import java.util.List;
import java.util.Map;
import org.fitforwork.gateway.access.Caller;
import org.fitforwork.gateway.conformance.FormSets;
import org.fitforwork.gateway.conformance.ProfilePackage;
import org.fitforwork.gateway.edge.RefusedException;
import org.fitforwork.gateway.server.Endpoint;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.fitforwork.referral.intake.Checking;
import org.fitforwork.referral.intake.Checking.Forecast;
import org.fitforwork.referral.stage.Received;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.springframework.stereotype.Component;

/** {@code POST /fhir/ServiceRequest/$check}: what would become of this referral, and why, without sending it. */
@Component
class CheckEndpoint implements Endpoint {
    private final Checking checking;
    private final FormSets forms;

    CheckEndpoint(Checking checking, FormSets forms) {
        this.checking = checking;
        this.forms = forms;
    }

    /** Takes the Bundle as it would be sent, or Parameters with it as {@code resource}. */
    @Operation(
            name = "$check",
            type = ServiceRequest.class,
            canonicalUrl = ProfilePackage.BASE + "/OperationDefinition/ServiceRequest-check")
    public Parameters check(@ResourceParam IBaseResource body) {
        Forecast forecast = checking.forecast(new Received(Caller.current().sender(), bundle(body)));
        return ForecastParameters.of(
                forecast,
                forecast.located()
                        .map(located -> forms.of(located.configuration()).questions())
                        .orElse(Map.of()));
    }

    private static Bundle bundle(IBaseResource body) {
        IBaseResource resource = body instanceof Parameters parameters && parameters.hasParameter("resource")
                ? parameters.getParameter("resource").getResource()
                : body;
        if (resource instanceof Bundle bundle) {
            return bundle;
        }
        throw new RefusedException(List.of(
                Refusal.of(RefusalReason.NOT_A_REFERRAL, "$check takes the transaction Bundle that would be sent")));
    }
}
