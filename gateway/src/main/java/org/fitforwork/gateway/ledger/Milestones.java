package org.fitforwork.gateway.ledger;

import java.util.Objects;
import java.util.function.Consumer;
import org.fitforwork.gateway.conformance.ProfilePackage;
import org.fitforwork.referral.lifecycle.IllegalMilestone;
import org.fitforwork.referral.lifecycle.Milestone;
import org.fitforwork.referral.lifecycle.ReferralStatus;
import org.fitforwork.referral.lifecycle.StatusReason;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** The milestone and the reason of a Task, as codes. */
final class Milestones {
    private static final String SYSTEM = ProfilePackage.canonical("CodeSystem", "business-status");
    private static final String REASONS = ProfilePackage.canonical("CodeSystem", "status-reason");

    private Milestones() {}

    /**
     * Edits a Task that now has {@code status}. A milestone that somebody sets must belong to the status; one that was
     * left as it was moves along.
     */
    static Milestone edited(Task task, Consumer<Task> edit, ReferralStatus status) {
        String before = code(task);
        edit.accept(task);
        String after = code(task);
        Milestone milestone = Milestone.of(String.valueOf(after)).orElse(Milestone.AWAITING_ACKNOWLEDGEMENT);
        if (!Objects.equals(before, after) && !milestone.in(status)) {
            throw new IllegalMilestone(milestone.code(), status);
        }
        Milestone at = milestone.at(status);
        if (at != milestone || after == null) {
            set(task, at);
        }
        return at;
    }

    static void set(Task task, Milestone milestone) {
        task.setBusinessStatus(new CodeableConcept(new Coding(SYSTEM, milestone.code(), null)));
    }

    static CodeableConcept reason(StatusReason reason) {
        return new CodeableConcept(new Coding(REASONS, reason.code(), null));
    }

    static Milestone of(Task task) {
        return Milestone.of(String.valueOf(code(task))).orElse(Milestone.AWAITING_ACKNOWLEDGEMENT);
    }

    private static @Nullable String code(Task task) {
        return task.getBusinessStatus().getCodingFirstRep().getCode();
    }
}
