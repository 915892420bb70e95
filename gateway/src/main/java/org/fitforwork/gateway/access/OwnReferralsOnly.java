package org.fitforwork.gateway.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.interceptor.consent.ConsentOperationStatusEnum;
import ca.uhn.fhir.rest.server.interceptor.consent.ConsentOutcome;
import ca.uhn.fhir.rest.server.interceptor.consent.IConsentContextServices;
import ca.uhn.fhir.rest.server.interceptor.consent.IConsentService;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/**
 * A client sees what carries its party label; everything else of a patient is, to it, not there. Of a Patient that it
 * shares with others it sees the version that was written for it, and of everything what its purpose may be told.
 */
public final class OwnReferralsOnly implements IConsentService {
    private final Set<String> labelled;
    private final OwnVersions versions;
    private final Views views;

    /** @param labelled the resource types that belong to referrals */
    public OwnReferralsOnly(Set<String> labelled, OwnVersions versions, Views views) {
        this.labelled = Set.copyOf(labelled);
        this.versions = versions;
        this.views = views;
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
        if (!labelled.contains(resource.fhirType()) || !(resource instanceof Resource stored) || Views.is(stored)) {
            return ConsentOutcome.PROCEED;
        }
        Caller caller = Caller.current();
        return own(caller.organisation(), stored)
                .map(own -> new ConsentOutcome(ConsentOperationStatusEnum.PROCEED, views.of(own, caller)))
                .orElse(ConsentOutcome.REJECT);
    }

    private Optional<Resource> own(String organisation, Resource stored) {
        return stored instanceof Patient ? versions.newest(organisation, stored) : Optional.of(stored);
    }
}
