package org.fitforwork.gateway.intake;

import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.fitforwork.gateway.access.Caller;
import org.fitforwork.gateway.edge.RefusedException;
import org.fitforwork.gateway.ledger.SentBytes;
import org.fitforwork.gateway.server.Endpoint;
import org.fitforwork.referral.stage.Accepted;
import org.fitforwork.referral.stage.Answered;
import org.fitforwork.referral.stage.Received;
import org.fitforwork.referral.stage.Refused;
import org.fitforwork.route.IntakeRoute;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/** {@code POST /fhir}: one transaction Bundle is one referral. */
@Component
class ReferralEndpoint implements Endpoint {
    private final ProducerTemplate camel;

    ReferralEndpoint(ProducerTemplate camel) {
        this.camel = camel;
    }

    /** @throws RefusedException with every reason; then nothing is kept */
    @Transaction
    public Bundle send(@TransactionParam Bundle bundle, RequestDetails request) {
        SentBytes.note(bundle, request.loadRequestContents());
        Answered answer = ask(new Received(Caller.current().sender(), bundle));
        if (answer instanceof Refused refused) {
            throw new RefusedException(refused.refusals());
        }
        return ((Accepted) answer).response();
    }

    private Answered ask(Received received) {
        try {
            return camel.requestBody(IntakeRoute.INTAKE, received, Answered.class);
        } catch (CamelExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw e;
        }
    }
}
