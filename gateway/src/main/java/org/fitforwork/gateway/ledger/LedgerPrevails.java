package org.fitforwork.gateway.ledger;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.fitforwork.gateway.access.Party;
import org.fitforwork.referral.programme.Organisation;
import org.hl7.fhir.r4.model.IdType;
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
    private static final String LOCKED = "select r from ReferralRow r where r.id = :id";

    private final EntityManager entities;
    private final DaoRegistry daos;
    private final Transactions transactions;
    private final Clock clock;

    LedgerPrevails(EntityManager entities, DaoRegistry daos, Transactions transactions, Clock clock) {
        this.entities = entities;
        this.daos = daos;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A look without a lock: a step that is taken meanwhile may look like a disagreement. */
    public Disagreement look(UUID referral) {
        return unlessGone(() -> {
            ReferralRow row = entities.find(ReferralRow.class, referral);
            return new Disagreement(differences(row, task(row), request(row)), false);
        });
    }

    /** Writes the Task and the ServiceRequest as the ledger has them; what differed, which may by now be nothing. */
    public Disagreement restore(UUID referral) {
        return unlessGone(() -> {
            ReferralRow row = entities.createQuery(LOCKED, ReferralRow.class)
                    .setParameter("id", referral)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getSingleResult();
            Task task = task(row);
            ServiceRequest request = request(row);
            List<String> differences = differences(row, task, request);
            if (!differences.isEmpty()) {
                write(row, task, request);
            }
            return new Disagreement(differences, false);
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
        if (task.getStatus() != taskStatus(row) || !row.provider().equals(owner(task))) {
            if (!row.provider().equals(owner(task))) {
                task.setOwner(new Reference()
                        .setType("Organization")
                        .setIdentifier(
                                new Identifier().setSystem(Organisation.SYSTEM).setValue(row.provider())));
                Party.label(task, row.provider());
            }
            task.setStatus(taskStatus(row)).setLastModified(Date.from(clock.instant()));
            daos.getResourceDao(Task.class).update(task, new SystemRequestDetails());
        }
        if (request.getStatus() != requestStatus(row)) {
            request.setStatus(requestStatus(row));
            daos.getResourceDao(ServiceRequest.class).update(request, new SystemRequestDetails());
        }
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
        return read(Task.class, row.taskId());
    }

    private ServiceRequest request(ReferralRow row) {
        return read(ServiceRequest.class, row.serviceRequestId());
    }

    private <T extends Resource> T read(Class<T> type, String id) {
        return daos.getResourceDao(type).read(new IdType(type.getSimpleName(), id), new SystemRequestDetails());
    }
}
