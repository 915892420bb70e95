package org.fitforwork.gateway.access;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.interceptor.consent.ConsentOperationStatusEnum;
import ca.uhn.fhir.rest.server.interceptor.consent.ConsentOutcome;
import ca.uhn.fhir.rest.server.interceptor.consent.IConsentContextServices;
import ca.uhn.fhir.rest.server.interceptor.consent.IConsentService;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * A client sees what carries its party label; everything else of a patient is, to it, not there. Of a Patient that it
 * shares with others it sees the version that was written for it.
 */
public final class OwnReferralsOnly implements IConsentService {
    private static final Set<RestOperationTypeEnum> BY_VERSION =
            Set.of(RestOperationTypeEnum.VREAD, RestOperationTypeEnum.HISTORY_INSTANCE);

    private final Set<String> labelled;
    private final EarlierVersions versions;

    /** @param labelled the resource types that belong to referrals */
    public OwnReferralsOnly(Set<String> labelled, EarlierVersions versions) {
        this.labelled = Set.copyOf(labelled);
        this.versions = versions;
    }

    @Override
    public ConsentOutcome startOperation(RequestDetails request, IConsentContextServices services) {
        return ConsentOutcome.PROCEED;
    }

    @Override
    public ConsentOutcome canSeeResource(
            RequestDetails request, IBaseResource resource, IConsentContextServices services) {
        if (!labelled.contains(resource.fhirType())) {
            return ConsentOutcome.PROCEED;
        }
        String organisation = Caller.current().organisation();
        boolean own = Party.of(resource, organisation)
                && (Party.ofContent(resource, organisation) || !BY_VERSION.contains(request.getRestOperationType()));
        return own ? ConsentOutcome.PROCEED : ConsentOutcome.REJECT;
    }

    @Override
    public ConsentOutcome willSeeResource(
            RequestDetails request, IBaseResource resource, IConsentContextServices services) {
        if (!labelled.contains(resource.fhirType())) {
            return ConsentOutcome.PROCEED;
        }
        String organisation = Caller.current().organisation();
        if (Party.ofContent(resource, organisation)) {
            Party.strip(resource);
            return ConsentOutcome.PROCEED;
        }
        return versions.writtenFor(organisation, resource)
                .map(own -> {
                    Party.strip(own);
                    return new ConsentOutcome(ConsentOperationStatusEnum.PROCEED, own);
                })
                .orElse(ConsentOutcome.REJECT);
    }
}
