package org.fitforwork.gateway.conformance;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.fitforwork.referral.Referral;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.fitforwork.referral.Sender;
import org.fitforwork.referral.intake.Conformance;
import org.fitforwork.referral.programme.Configuration;
import org.fitforwork.referral.programme.Programme;
import org.fitforwork.referral.stage.Conformant;
import org.fitforwork.referral.stage.Received;
import org.fitforwork.referral.stage.Refused;
import org.fitforwork.referral.stage.Stage;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/** The first judgement of a Bundle: is it one referral, whole, from whom it says, and does each resource conform. */
public final class BundleConformance implements Conformance {
    private static final ZoneId ENGLAND = ZoneId.of("Europe/London");

    private final ProfileConformance profiles;
    private final FormSet forms;
    private final Configuration configuration;
    private final Clock clock;

    BundleConformance(ProfileConformance profiles, FormSet forms, Configuration configuration, Clock clock) {
        this.profiles = profiles;
        this.forms = forms;
        this.configuration = configuration;
        this.clock = clock;
    }

    /** The part of it that judges one resource. */
    public ProfileConformance profiles() {
        return profiles;
    }

    @Override
    public Stage legible(Received received) {
        List<Refusal> faults = Legible.faults(received.bundle());
        return faults.isEmpty() ? received : new Refused(faults);
    }

    @Override
    public Stage check(Received received) {
        List<Refusal> shape = BundleShape.faults(received.bundle());
        if (!shape.isEmpty()) {
            return new Refused(shape);
        }
        Parts parts = Parts.of(received.bundle());
        List<Refusal> wrongForm = form(parts, received.sender());
        if (!wrongForm.isEmpty()) {
            // Every answer of another form would look wrong, and hide what is.
            return new Refused(wrongForm);
        }
        List<Refusal> faults = new ArrayList<>(requester(parts.request(), received.sender()));
        identifier(parts.request(), faults);
        open(parts.request(), faults);
        for (BundleEntryComponent entry : received.bundle().getEntry()) {
            faults.addAll(profiles.faults(entry.getResource()));
        }
        faults.addAll(References.faults(received.bundle(), parts));
        if (!faults.isEmpty()) {
            return new Refused(faults);
        }
        Referral referral = referral(received, parts);
        return referral.date().isAfter(LocalDate.now(clock.withZone(ENGLAND)))
                ? new Refused(new Refusal(
                        RefusalReason.NOT_CONFORMANT,
                        "the referral is dated in the future",
                        "ServiceRequest.authoredOn"))
                : new Conformant(referral, configuration);
    }

    private static void identifier(ServiceRequest request, List<Refusal> faults) {
        Identifier identifier = request.getIdentifierFirstRep();
        if (!identifier.hasSystem() || !identifier.hasValue()) {
            faults.add(new Refusal(
                    RefusalReason.IDENTIFIER_MISSING,
                    "the ServiceRequest has no identifier with system and value",
                    "ServiceRequest.identifier"));
        }
    }

    /** A referral starts its life here: one that says it is closed, or forbids the service, is none. */
    private static void open(ServiceRequest request, List<Refusal> faults) {
        if (request.hasStatus() && request.getStatus() != ServiceRequestStatus.ACTIVE) {
            faults.add(new Refusal(
                    RefusalReason.NOT_CONFORMANT, "a referral is sent with status active", "ServiceRequest.status"));
        }
        if (request.getDoNotPerform()) {
            faults.add(new Refusal(
                    RefusalReason.NOT_CONFORMANT, "a referral asks for a service", "ServiceRequest.doNotPerform"));
        }
    }

    private static List<Refusal> requester(ServiceRequest request, Sender sender) {
        String requester = request.getRequester().getIdentifier().getValue();
        return requester == null || requester.equals(sender.organisation())
                ? List.of()
                : List.of(new Refusal(
                        RefusalReason.REQUESTER_MISMATCH,
                        "the requester is not %s, for which this client may send".formatted(sender.organisation()),
                        "ServiceRequest.requester.identifier"));
    }

    private List<Refusal> form(Parts parts, Sender sender) {
        QuestionnaireResponse response = parts.response();
        if (!response.hasQuestionnaire() || !parts.request().getCode().hasCoding()) {
            return List.of();
        }
        String expression = "QuestionnaireResponse.questionnaire";
        String programme = Referral.programme(parts.request());
        if (!forms.programmes().contains(programme)) {
            return List.of(new Refusal(
                    RefusalReason.UNKNOWN_PROGRAMME,
                    "ServiceRequest.code names no programme of CodeSystem/programme",
                    "ServiceRequest.code"));
        }
        return forms.find(response.getQuestionnaire())
                .map(form -> matches(form, programme, sender)
                        ? List.<Refusal>of()
                        : List.of(new Refusal(
                                RefusalReason.NOT_CONFORMANT,
                                "the form is for %s by %s; use Questionnaire/%s-%s"
                                        .formatted(form.programme(), form.source(), programme, sender.source()),
                                expression)))
                .orElseGet(() -> List.of(new Refusal(
                        RefusalReason.NOT_CONFORMANT,
                        "there is no such form; GET Questionnaire lists them",
                        expression)));
    }

    private static boolean matches(FormSet.Form form, String programme, Sender sender) {
        return form.source().equals(sender.source())
                && (form.programme().equals(programme) || form.programme().equals(Programme.ANY));
    }

    private static Referral referral(Received received, Parts parts) {
        return Referral.of(received.sender(), received.bundle(), parts.patient(), parts.request(), parts.response());
    }
}
