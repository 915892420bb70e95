package org.fitforwork.gateway.status;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.fitforwork.gateway.access.Caller;
import org.fitforwork.gateway.conformance.ProfilePackage;
import org.fitforwork.gateway.edge.RefusedException;
import org.fitforwork.gateway.ledger.Lifecycle;
import org.fitforwork.gateway.ledger.Lifecycle.Move;
import org.fitforwork.gateway.server.Searches;
import org.fitforwork.gateway.server.StoredResources;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.fitforwork.referral.lifecycle.ReferralStatus;
import org.fitforwork.referral.lifecycle.ReferralStatus.Actor;
import org.fitforwork.referral.lifecycle.StatusReason;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.springframework.stereotype.Component;

/** ServiceRequests: read by both sides; the referrer withdraws by setting the status to {@code revoked}. */
@Component
class ServiceRequestEndpoint extends StoredResources<ServiceRequest> {
    private final Lifecycle lifecycle;

    ServiceRequestEndpoint(DaoRegistry daos, Searches searches, Lifecycle lifecycle) {
        super(daos.getResourceDao(ServiceRequest.class), searches);
        this.lifecycle = lifecycle;
    }

    /** Only the status is taken over; a change to anything else would be a new referral. */
    @Update
    public MethodOutcome update(@IdParam IdType id, @ResourceParam ServiceRequest wanted, RequestDetails request) {
        long expected = ExpectedVersion.of(id);
        ServiceRequest current = read(id.toVersionless(), request);
        ReferralStatus target = target(wanted.hasStatus() ? wanted.getStatus() : ServiceRequestStatus.UNKNOWN);
        StatusReason reason =
                target == ReferralStatus.CANCELLED ? StatusReason.WITHDRAWN_BY_REFERRER : StatusReason.SENT_IN_ERROR;
        Move move = new Move(
                target,
                Actor.REFERRER,
                Caller.current().organisation(),
                expected,
                task -> task.setStatusReason(new CodeableConcept(
                        new Coding(ProfilePackage.canonical("CodeSystem", "status-reason"), reason.code(), null))));
        ServiceRequest moved = Steps.taken(
                "ServiceRequest",
                () -> lifecycle.moveServiceRequest(current.getIdElement().getIdPart(), move));
        MethodOutcome outcome = new MethodOutcome(moved.getIdElement(), false);
        outcome.setResource(moved);
        return outcome;
    }

    private static ReferralStatus target(ServiceRequestStatus wanted) {
        return switch (wanted) {
            case REVOKED -> ReferralStatus.CANCELLED;
            case ENTEREDINERROR -> ReferralStatus.ENTERED_IN_ERROR;
            default ->
                throw new RefusedException(new Refusal(
                        RefusalReason.NOT_ALLOWED,
                        "a referrer can set the status to revoked or entered-in-error",
                        "ServiceRequest.status"));
        };
    }
}
