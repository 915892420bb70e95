package org.fitforwork.gateway.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.interceptor.consent.ConsentOutcome;
import ca.uhn.fhir.rest.server.interceptor.consent.IConsentContextServices;
import ca.uhn.fhir.rest.server.interceptor.consent.IConsentService;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** A client sees what carries its party label; everything else of a patient is, to it, not there. */
public final class OwnReferralsOnly implements IConsentService {
    private final Set<String> labelled;

    /** @param labelled the resource types that belong to referrals */
    public OwnReferralsOnly(Set<String> labelled) {
        this.labelled = Set.copyOf(labelled);
    }

    @Override
    public ConsentOutcome startOperation(RequestDetails request, IConsentContextServices services) {
        return ConsentOutcome.PROCEED;
    }

    @Override
    public ConsentOutcome canSeeResource(
            RequestDetails request, IBaseResource resource, IConsentContextServices services) {
        return !labelled.contains(resource.fhirType())
                        || Party.of(resource, Caller.current().organisation())
                ? ConsentOutcome.PROCEED
                : ConsentOutcome.REJECT;
    }

    @Override
    public ConsentOutcome willSeeResource(
            RequestDetails request, IBaseResource resource, IConsentContextServices services) {
        if (labelled.contains(resource.fhirType())) {
            Party.strip(resource);
        }
        return ConsentOutcome.PROCEED;
    }
}
