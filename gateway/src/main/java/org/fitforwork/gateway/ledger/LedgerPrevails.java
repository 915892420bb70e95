package org.fitforwork.gateway.ledger;

import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.fitforwork.gateway.access.Party;
import org.fitforwork.gateway.outbox.Outbox;
import org.fitforwork.gateway.outbox.Outbox.About;
import org.fitforwork.gateway.outbox.Outbox.Debt;
import org.fitforwork.referral.lifecycle.ReferralStatus;
import org.fitforwork.referral.programme.Organisation;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;

/**
 * What the ledger says of a referral holds: where its Task or ServiceRequest say something else, they are written anew.
 * Nothing happened to the referral then, so there is no event.
 */
@Component
public class LedgerPrevails {
    private final ReferralRows rows;
    private final Resources resources;
    private final StoredReferral stored;
    private final Outbox outbox;
    private final Handover handover;
    private final Transactions transactions;
    private final Clock clock;

    LedgerPrevails(
            ReferralRows rows,
            Resources resources,
            StoredReferral stored,
            Outbox outbox,
            Handover handover,
            Transactions transactions,
            Clock clock) {
        this.rows = rows;
        this.resources = resources;
        this.stored = stored;
        this.outbox = outbox;
        this.handover = handover;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A look without a lock: a step that is taken meanwhile may look like a disagreement. */
    public Disagreement look(UUID referral) {
        return unlessGone(() -> {
            ReferralRow row = rows.find(referral);
            return new Disagreement(differences(row, task(row), request(row)), false);
        });
    }

    /** Writes the Task and the ServiceRequest as the ledger has them; what differed, which may by now be nothing. */
    public Disagreement restore(UUID referral) {
        return unlessGone(() -> {
            ReferralRow row = rows.lock(referral);
            Task task = task(row);
            ServiceRequest request = request(row);
            List<String> differences = differences(row, task, request);
            if (!differences.isEmpty()) {
                write(row, task, request);
            }
            return new Disagreement(differences, false);
        });
    }

    /** Owes a referral to its provider that nothing is owed of, made from what is stored; false if that is not so now. */
    public boolean oweAnew(UUID referral) {
        return transactions.once(() -> {
            ReferralRow row = rows.lock(referral);
            if (row.status() != ReferralStatus.REQUESTED || outbox.brings(referral, row.provider())) {
                return false;
            }
            List<Resource> resources = stored.resources(row);
            String body = handover.to(row.provider(), resources);
            outbox.owe(new Debt(referral, row.provider(), About.REFERRAL, StoredReferral.urgent(resources), body));
            return true;
        });
    }

    private Disagreement unlessGone(Supplier<Disagreement> work) {
        try {
            return transactions.once(work);
        } catch (ResourceNotFoundException | ResourceGoneException e) {
            return Disagreement.GONE;
        }
    }

    private static List<String> differences(ReferralRow row, Task task, ServiceRequest request) {
        List<String> differences = new ArrayList<>();
        if (task.getStatus() != taskStatus(row)) {
            differences.add("the Task is %s and the ledger says %s"
                    .formatted(
                            task.hasStatus() ? task.getStatus().toCode() : "without status",
                            row.status().code()));
        }
        if (!row.provider().equals(owner(task))) {
            differences.add("the Task's owner is not " + row.provider());
        }
        if (request.getStatus() != requestStatus(row)) {
            differences.add("the ServiceRequest is not " + row.status().serviceRequestStatus());
        }
        return differences;
    }

    private void write(ReferralRow row, Task task, ServiceRequest request) {
        if (!row.provider().equals(owner(task))) {
            task.setOwner(new Reference()
                    .setType("Organization")
                    .setIdentifier(
                            new Identifier().setSystem(Organisation.SYSTEM).setValue(row.provider())));
            Party.label(task, row.provider());
        }
        resources.follow(row, task, request, clock.instant());
    }

    private static TaskStatus taskStatus(ReferralRow row) {
        return TaskStatus.fromCode(row.status().code());
    }

    private static ServiceRequestStatus requestStatus(ReferralRow row) {
        return ServiceRequestStatus.fromCode(row.status().serviceRequestStatus());
    }

    private static String owner(Task task) {
        return String.valueOf(task.getOwner().getIdentifier().getValue());
    }

    private Task task(ReferralRow row) {
        return resources.read(Task.class, row.taskId());
    }

    private ServiceRequest request(ReferralRow row) {
        return resources.read(ServiceRequest.class, row.serviceRequestId());
    }
}
