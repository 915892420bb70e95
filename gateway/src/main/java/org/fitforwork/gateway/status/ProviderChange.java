package org.fitforwork.gateway.status;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.fitforwork.referral.lifecycle.ReferralStatus.Actor;
import org.fitforwork.referral.lifecycle.StatusReason;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Task;

/** What of a Task a provider may change: where the work stands, why, and what it has to say. */
final class ProviderChange {
    private static final Set<String> OPEN =
            Set.of("status", "statusReason", "businessStatus", "note", "output", "executionPeriod");
    private static final Set<String> IGNORED = Set.of("id", "meta", "text", "lastModified");

    private ProviderChange() {}

    /** One refusal for each element that differs and is not the provider's to change. */
    static List<Refusal> faults(Task current, Task wanted) {
        return current.children().stream()
                .map(Property::getName)
                .filter(name -> !OPEN.contains(name) && !IGNORED.contains(name))
                .filter(name -> differs(current, wanted, name))
                .map(name -> new Refusal(
                        RefusalReason.NOT_ALLOWED,
                        "Task.%s is not the provider's to change".formatted(name),
                        "Task." + name))
                .toList();
    }

    private static boolean differs(Task current, Task wanted, String name) {
        List<Base> before = current.getNamedProperty(name).getValues();
        List<Base> after = wanted.getNamedProperty(name).getValues();
        if (before.size() != after.size()) {
            return true;
        }
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).equalsDeep(after.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Takes over what the provider may change, but for the status, which the lifecycle sets. */
    static Consumer<Task> of(Task wanted) {
        return task -> task.setStatusReason(reason(wanted).isPresent() ? wanted.getStatusReason() : null)
                .setBusinessStatus(wanted.getBusinessStatus())
                .setNote(wanted.getNote())
                .setOutput(wanted.getOutput())
                .setExecutionPeriod(wanted.getExecutionPeriod());
    }

    /** The reason that a provider gives; what the gateway said of the Task before is not the provider's to repeat. */
    static Optional<StatusReason> reason(Task wanted) {
        return wanted.getStatusReason().getCoding().stream()
                .flatMap(coding -> StatusReason.of(String.valueOf(coding.getCode())).stream())
                .filter(StatusReason.of(Actor.PROVIDER)::contains)
                .findFirst();
    }
}
