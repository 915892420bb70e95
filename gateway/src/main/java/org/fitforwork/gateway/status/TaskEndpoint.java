package org.fitforwork.gateway.status;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.patch.FhirPatch;
import ca.uhn.fhir.jpa.patch.JsonPatchUtils;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Patch;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PatchTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.List;
import java.util.stream.Collectors;
import org.fitforwork.gateway.access.Caller;
import org.fitforwork.gateway.conformance.ProfileConformance;
import org.fitforwork.gateway.edge.RefusedException;
import org.fitforwork.gateway.ledger.Lifecycle;
import org.fitforwork.gateway.ledger.Lifecycle.Move;
import org.fitforwork.gateway.ledger.LostRace;
import org.fitforwork.gateway.server.OwnReferences;
import org.fitforwork.gateway.server.Searches;
import org.fitforwork.gateway.server.StoredResources;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.fitforwork.referral.lifecycle.ReferralStatus;
import org.fitforwork.referral.lifecycle.ReferralStatus.Actor;
import org.fitforwork.referral.lifecycle.StatusReason;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tasks: read by both sides, moved by the provider with PUT or PATCH and {@code If-Match}. */
@Component
class TaskEndpoint extends StoredResources<Task> {
    private final Lifecycle lifecycle;
    private final ProfileConformance profiles;
    private final OwnReferences references;
    private final FhirContext context;

    TaskEndpoint(
            DaoRegistry daos,
            Searches searches,
            Lifecycle lifecycle,
            ProfileConformance profiles,
            OwnReferences references,
            FhirContext context) {
        super(daos.getResourceDao(Task.class), searches);
        this.lifecycle = lifecycle;
        this.profiles = profiles;
        this.references = references;
        this.context = context;
    }

    @Update
    public MethodOutcome update(@IdParam IdType id, @ResourceParam Task wanted, RequestDetails request) {
        long expected = ExpectedVersion.of(id);
        return move(current(id, expected, request), wanted, expected);
    }

    @Patch
    public MethodOutcome patch(
            @IdParam @Nullable IdType id, PatchTypeEnum type, @ResourceParam String body, RequestDetails request) {
        if (id == null) {
            throw new InvalidRequestException("a Task is patched by its id, not on a condition");
        }
        long expected = ExpectedVersion.of(id);
        Task current = current(id, expected, request);
        MethodOutcome outcome = move(current, patched(current, type, body), expected);
        // HAPI gives an ETag with the answer to PUT, and none with that to PATCH.
        request.getResponse().addHeader("ETag", "W/\"" + outcome.getId().getVersionIdPart() + "\"");
        return outcome;
    }

    /** Before anything is said of a change, since one that was made on an older version may look wrong for that alone. */
    private Task current(IdType id, long expected, RequestDetails request) {
        Task current = read(id.toVersionless(), request);
        return Steps.taken("Task", () -> {
            LostRace.check(current, expected);
            return current;
        });
    }

    private Task patched(Task current, PatchTypeEnum type, String body) {
        try {
            return apply(current, type, body);
        } catch (RefusedException e) {
            throw e;
        } catch (RuntimeException e) {
            // The libraries' messages quote the patch, and a patch can hold a person's data.
            throw new RefusedException(Refusal.of(
                    RefusalReason.NOT_WELL_FORMED, "the patch is malformed, or does not fit the current Task"));
        }
    }

    private Task apply(Task current, PatchTypeEnum type, String body) {
        return switch (type) {
            case JSON_PATCH -> JsonPatchUtils.apply(context, current, SmallPatch.checked(body));
            case FHIR_PATCH_JSON -> fhirPatch(current, context.newJsonParser().parseResource(body));
            case FHIR_PATCH_XML -> fhirPatch(current, context.newXmlParser().parseResource(body));
            default ->
                throw new RefusedException(Refusal.of(
                        RefusalReason.NOT_WELL_FORMED,
                        "PATCH takes application/json-patch+json, or Parameters as application/fhir+json"));
        };
    }

    private Task fhirPatch(Task current, IBaseResource patch) {
        Task patched = current.copy();
        new FhirPatch(context).apply(patched, patch);
        return patched;
    }

    private MethodOutcome move(Task current, Task wanted, long expected) {
        List<Refusal> faults = ProviderChange.faults(current, wanted);
        if (faults.isEmpty()) {
            faults = references.faultsOfChange(current, wanted);
        }
        if (faults.isEmpty()) {
            faults = profiles.faults(wanted);
        }
        if (!faults.isEmpty()) {
            throw new RefusedException(faults);
        }
        ReferralStatus target = ReferralStatus.of(wanted.getStatus().toCode())
                .orElseThrow(() -> new RefusedException(new Refusal(
                        RefusalReason.ILLEGAL_TRANSITION, "a referral never has this status", "Task.status")));
        if (target == ReferralStatus.REJECTED && ProviderChange.reason(wanted).isEmpty()) {
            throw new RefusedException(new Refusal(
                    RefusalReason.REASON_MISSING,
                    "a provider that declines says why, with one of: " + reasons(),
                    "Task.statusReason"));
        }
        Move move =
                new Move(target, Actor.PROVIDER, Caller.current().organisation(), expected, ProviderChange.of(wanted));
        Task moved = Steps.taken(
                "Task", () -> lifecycle.moveTask(current.getIdElement().getIdPart(), move));
        MethodOutcome outcome = new MethodOutcome(moved.getIdElement(), false);
        outcome.setResource(moved);
        return outcome;
    }

    private static String reasons() {
        return StatusReason.of(Actor.PROVIDER).stream().map(StatusReason::code).collect(Collectors.joining(", "));
    }
}
