package org.fitforwork.gateway.feed.subscribing;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import org.fitforwork.gateway.access.Caller;
import org.fitforwork.gateway.edge.RefusedException;
import org.fitforwork.gateway.server.IfMatch;
import org.fitforwork.gateway.server.OwnReferences;
import org.fitforwork.gateway.server.Searches;
import org.fitforwork.gateway.server.StoredResources;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.springframework.stereotype.Component;

/** Subscriptions of a referrer to the changes of its referrals. A subscription is ended by status off, never deleted. */
@Component
class SubscriptionEndpoint extends StoredResources<Subscription> {
    private final SubscriptionCheck check;
    private final Subscribing subscribing;
    private final OwnReferences references;

    SubscriptionEndpoint(
            DaoRegistry daos,
            Searches searches,
            SubscriptionCheck check,
            Subscribing subscribing,
            OwnReferences references) {
        super(daos.getResourceDao(Subscription.class), searches);
        this.check = check;
        this.subscribing = subscribing;
        this.references = references;
    }

    @Create
    public MethodOutcome create(@ResourceParam Subscription asked, RequestDetails request) {
        if (asked.getStatus() != SubscriptionStatus.REQUESTED) {
            throw refused("a new subscription has status requested; the gateway makes it active");
        }
        refuseOthers(asked);
        Subscription made = subscribing.subscribe(
                asked, check.terms(asked), Caller.current().organisation(), request.getFhirServerBase());
        return outcome(made, true);
    }

    @Update
    public MethodOutcome update(@IdParam IdType id, @ResourceParam Subscription asked, RequestDetails request) {
        long expected = IfMatch.expected(id);
        String known = read(id.toVersionless(), request).getIdElement().getIdPart();
        refuseOthers(asked);
        SubscriptionStatus wanted = asked.hasStatus() ? asked.getStatus() : SubscriptionStatus.NULL;
        return outcome(
                switch (wanted) {
                    case OFF -> subscribing.end(known, expected);
                    case REQUESTED ->
                        subscribing.renew(known, expected, asked, check.terms(asked), request.getFhirServerBase());
                    default ->
                        throw refused("status can be set to requested, for a new handshake, or to off, for no more");
                },
                false);
    }

    private void refuseOthers(Subscription asked) {
        List<Refusal> faults = references.faults(asked);
        if (!faults.isEmpty()) {
            throw new RefusedException(faults);
        }
    }

    private static RefusedException refused(String detail) {
        return new RefusedException(new Refusal(RefusalReason.NOT_CONFORMANT, detail, "Subscription.status"));
    }

    private static MethodOutcome outcome(Subscription subscription, boolean created) {
        MethodOutcome outcome = new MethodOutcome(subscription.getIdElement(), created);
        outcome.setResource(subscription);
        return outcome;
    }
}
