package org.fitforwork.gateway.access;

import java.util.Set;
import org.fitforwork.gateway.disclosure.Consents;
import org.fitforwork.gateway.disclosure.Consents.Agreed;
import org.fitforwork.gateway.disclosure.Disclosure;
import org.fitforwork.gateway.disclosure.Purpose;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** A stored resource as a client may see it: what its purpose may be told, without the labels. */
@Component
public final class Views {
    private static final String MARK = Views.class.getName();

    /** What only the sender of a referral writes, and goes on seeing whole. */
    private static final Set<String> SENT = Set.of(
            "Patient",
            "ServiceRequest",
            "QuestionnaireResponse",
            "Condition",
            "Practitioner",
            "PractitionerRole",
            "Organization");

    /** Of a referral that does not say, be careful. */
    private static final Consents UNKNOWN = new Consents(Agreed.NO, Agreed.NO, Agreed.NO);

    private final Disclosure disclosure;

    public Views(Disclosure disclosure) {
        this.disclosure = disclosure;
    }

    /** The same resource, changed in place, the labels still on it when it comes. */
    public Resource of(Resource stored, Caller caller) {
        if (!writtenBy(caller, stored)) {
            reduce(stored, caller);
        }
        Party.strip(stored);
        stored.setUserData(MARK, true);
        return stored;
    }

    /** True if {@code resource} was made a view before. */
    static boolean is(Resource resource) {
        return resource.getUserData(MARK) != null;
    }

    /** The same resource for a provider that is brought it. */
    public <T extends Resource> T brought(T stored, String provider) {
        disclosure.reduce(stored, Party.limited(stored, provider).orElse(Purpose.PROVIDER));
        Party.strip(stored);
        return stored;
    }

    /** The same resource for a referrer that is told of it. */
    public <T extends Resource> T told(T stored, String referrer) {
        disclosure.reduce(stored, Party.limited(stored, referrer).orElse(Purpose.REFERRER));
        Party.strip(stored);
        return stored;
    }

    private void reduce(Resource stored, Caller caller) {
        switch (caller.role()) {
            case PROVIDER ->
                disclosure.reduce(
                        stored, Party.limited(stored, caller.organisation()).orElse(Purpose.PROVIDER));
            case REFERRER ->
                disclosure.reduce(
                        stored,
                        Party.limited(stored, caller.organisation())
                                .orElseGet(() -> Purpose.ofSender(caller.source(), UNKNOWN)));
            default -> {
                // No person's data is for them, and their own types are not in the table.
            }
        }
    }

    private static boolean writtenBy(Caller caller, Resource stored) {
        if (caller.role() == Role.REFERRER && SENT.contains(stored.fhirType())) {
            return true;
        }
        return stored instanceof Communication said
                && caller.organisation().equals(said.getSender().getIdentifier().getValue());
    }
}
