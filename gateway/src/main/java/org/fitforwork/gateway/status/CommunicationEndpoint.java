package org.fitforwork.gateway.status;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.ArrayList;
import java.util.List;
import org.fitforwork.gateway.access.Caller;
import org.fitforwork.gateway.access.Role;
import org.fitforwork.gateway.conformance.ProfileConformance;
import org.fitforwork.gateway.edge.RefusedException;
import org.fitforwork.gateway.ledger.Correspondence;
import org.fitforwork.gateway.ledger.Correspondence.Kept;
import org.fitforwork.gateway.server.OwnReferences;
import org.fitforwork.gateway.server.Searches;
import org.fitforwork.gateway.server.StoredResources;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.fitforwork.referral.lifecycle.ReferralStatus.Actor;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** Communications: what referrer and provider tell and ask each other about a referral that is open. */
@Component
class CommunicationEndpoint extends StoredResources<Communication> {
    private static final String BASED_ON = "Communication.basedOn";

    private final OwnReferences references;
    private final Correspondence correspondence;
    private final ProfileConformance profiles;

    CommunicationEndpoint(
            DaoRegistry daos,
            Searches searches,
            Correspondence correspondence,
            ProfileConformance profiles,
            OwnReferences references) {
        super(daos.getResourceDao(Communication.class), searches);
        this.references = references;
        this.correspondence = correspondence;
        this.profiles = profiles;
    }

    /** 201 where it is kept now, 200 where the same one was kept before. */
    @Create
    public MethodOutcome create(@ResourceParam Communication said, RequestDetails request) {
        List<Refusal> faults = new ArrayList<>(profiles.faults(said));
        if (faults.isEmpty()) {
            faults.addAll(category(said));
        }
        if (faults.isEmpty()) {
            faults.addAll(references.faults(said));
        }
        if (!faults.isEmpty()) {
            throw new RefusedException(faults);
        }
        String referral = referral(said);
        answered(said, referral, request);
        Kept kept = kept(said, referral);
        MethodOutcome outcome = new MethodOutcome(kept.communication().getIdElement(), !kept.before());
        outcome.setResource(kept.communication());
        return outcome;
    }

    /** Who may say what: a provider asks for advice, a referrer gives it, or tells what it knows besides. */
    private static List<Refusal> category(Communication said) {
        Actor actor = actor();
        String code = said.getCategoryFirstRep().getCodingFirstRep().getCode();
        boolean fits = actor == Actor.PROVIDER
                ? code.equals("advice-request") || code.equals("progress-note")
                : code.equals("advice-reply") || code.equals("supplementary-information");
        return fits
                ? List.of()
                : List.of(new Refusal(
                        RefusalReason.NOT_ALLOWED,
                        actor == Actor.PROVIDER
                                ? "a provider sends an advice-request or a progress-note"
                                : "a referrer sends an advice-reply or supplementary-information",
                        "Communication.category"));
    }

    private static Actor actor() {
        return Caller.current().role() == Role.PROVIDER ? Actor.PROVIDER : Actor.REFERRER;
    }

    /** Id of the ServiceRequest, which is of a referral of the caller's own by now. */
    private static String referral(Communication said) {
        IdType id = new IdType(said.getBasedOnFirstRep().getReference());
        if (!"ServiceRequest".equals(id.getResourceType()) || !id.hasIdPart()) {
            throw new RefusedException(new Refusal(
                    RefusalReason.DANGLING_REFERENCE, "it is based on ServiceRequest/<id> of a referral", BASED_ON));
        }
        return id.getIdPart();
    }

    /** What it answers was said about the same referral. */
    private void answered(Communication said, String referral, RequestDetails request) {
        for (Reference before : said.getInResponseTo()) {
            IdType id = new IdType(before.getReference());
            if (!"Communication".equals(id.getResourceType()) || !about(referral, id, request)) {
                throw new RefusedException(new Refusal(
                        RefusalReason.DANGLING_REFERENCE,
                        "it answers Communication/<id> about the same referral",
                        "Communication.inResponseTo"));
            }
        }
    }

    private boolean about(String referral, IdType communication, RequestDetails request) {
        try {
            return dao().read(communication.toUnqualifiedVersionless(), request)
                    .getBasedOnFirstRep()
                    .getReference()
                    .equals("ServiceRequest/" + referral);
        } catch (ResourceNotFoundException e) {
            return false;
        }
    }

    private Kept kept(Communication said, String referral) {
        try {
            return correspondence.keep(said, referral, actor(), Caller.current().organisation());
        } catch (Correspondence.Closed e) {
            throw new RefusedException(
                    new Refusal(RefusalReason.ILLEGAL_TRANSITION, String.valueOf(e.getMessage()), BASED_ON));
        } catch (Correspondence.NotAgreed e) {
            throw new RefusedException(new Refusal(
                    RefusalReason.NOT_ALLOWED,
                    "the person has not agreed that the provider talks to who referred it",
                    BASED_ON));
        } catch (Correspondence.Reused e) {
            throw new RefusedException(new Refusal(
                    RefusalReason.IDENTIFIER_REUSED,
                    "a Communication with this identifier was sent before, with other content",
                    "Communication.identifier"));
        }
    }
}
