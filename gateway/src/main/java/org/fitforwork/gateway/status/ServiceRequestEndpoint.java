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
import org.fitforwork.gateway.ledger.ConsentWithdrawal;
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
    private static final String REASON = "http://hl7.org/fhir/StructureDefinition/request-statusReason";
    private static final String REASONS = ProfilePackage.canonical("CodeSystem", "status-reason");

    private final Lifecycle lifecycle;
    private final ConsentWithdrawal consent;

    ServiceRequestEndpoint(DaoRegistry daos, Searches searches, Lifecycle lifecycle, ConsentWithdrawal consent) {
        super(daos.getResourceDao(ServiceRequest.class), searches);
        this.lifecycle = lifecycle;
        this.consent = consent;
    }

    /**
     * Only the status is taken over, and the reason consent-withdrawn with it; a change to anything else would be a new
     * referral.
     */
    @Update
    public MethodOutcome update(@IdParam IdType id, @ResourceParam ServiceRequest wanted, RequestDetails request) {
        long expected = ExpectedVersion.of(id);
        ServiceRequest current = read(id.toVersionless(), request);
        String idPart = current.getIdElement().getIdPart();
        ReferralStatus target = target(wanted.hasStatus() ? wanted.getStatus() : ServiceRequestStatus.UNKNOWN);
        if (target == ReferralStatus.CANCELLED && consentWithdrawn(wanted)) {
            return outcome(Steps.taken(
                    "ServiceRequest",
                    () -> consent.withdraw(idPart, Caller.current().organisation(), expected)));
        }
        StatusReason reason =
                target == ReferralStatus.CANCELLED ? StatusReason.WITHDRAWN_BY_REFERRER : StatusReason.SENT_IN_ERROR;
        Move move = new Move(
                target,
                Actor.REFERRER,
                Caller.current().organisation(),
                expected,
                task -> task.setStatusReason(new CodeableConcept(new Coding(REASONS, reason.code(), null))));
        return outcome(Steps.taken("ServiceRequest", () -> lifecycle.moveServiceRequest(idPart, move)));
    }

    /** @throws RefusedException for another reason, which would be lost */
    private static boolean consentWithdrawn(ServiceRequest wanted) {
        if (!wanted.hasExtension(REASON)) {
            return false;
        }
        boolean known = wanted.getExtensionByUrl(REASON).getValue() instanceof CodeableConcept reason
                && reason.getCoding().stream()
                        .anyMatch(coding -> REASONS.equals(coding.getSystem())
                                && StatusReason.CONSENT_WITHDRAWN.code().equals(coding.getCode()));
        if (!known) {
            throw new RefusedException(new Refusal(
                    RefusalReason.NOT_ALLOWED,
                    "the reason that a referrer can give is consent-withdrawn",
                    "ServiceRequest.extension"));
        }
        return true;
    }

    private static MethodOutcome outcome(ServiceRequest moved) {
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
