package org.fitforwork.gateway.ledger;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.Consumer;
import org.fitforwork.referral.lifecycle.ReferralStatus;
import org.fitforwork.referral.lifecycle.ReferralStatus.Actor;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Moves a referral along its lifecycle: Task, ServiceRequest, ledger row and event in one transaction. The row's lock
 * puts racing moves in an order, so that of cancel and accept exactly one wins.
 */
@Component
public class Lifecycle {
    private static final String BY_ID = "select r from ReferralRow r where r.id = :id";
    private static final String BY_TASK = "select r from ReferralRow r where r.taskId = :id";
    private static final String BY_SERVICE_REQUEST = "select r from ReferralRow r where r.serviceRequestId = :id";
    private static final String EVENTS = "select coalesce(max(e.sequence), 0) from EventRow e where e.referralId = :id";

    private final EntityManager entities;
    private final DaoRegistry daos;
    private final Transactions transactions;
    private final Follower follower;
    private final Clock clock;

    Lifecycle(EntityManager entities, DaoRegistry daos, Transactions transactions, Follower follower, Clock clock) {
        this.entities = entities;
        this.daos = daos;
        this.transactions = transactions;
        this.follower = follower;
        this.clock = clock;
    }

    /**
     * What is to be done to a referral.
     *
     * @param target the status wanted; the present one for a change of milestone only
     * @param expectedVersion the version of the resource that the caller saw
     * @param edit what else changes on the Task
     */
    public record Move(
            ReferralStatus target, Actor actor, String organisation, long expectedVersion, Consumer<Task> edit) {}

    /**
     * Moves the referral of a Task, judged by the Task's version.
     *
     * @throws LostRace if the Task is no longer at the expected version
     * @throws org.fitforwork.referral.lifecycle.IllegalTransition if there is no such step
     */
    public Task moveTask(String taskId, Move move) {
        return transactions.once(() -> {
            ReferralRow row = lock(BY_TASK, taskId);
            Task task = read(Task.class, row.taskId());
            LostRace.check(task, move.expectedVersion());
            return apply(row, task, read(ServiceRequest.class, row.serviceRequestId()), move);
        });
    }

    /** Moves the referral of a ServiceRequest, judged by the ServiceRequest's version; otherwise as moveTask. */
    public ServiceRequest moveServiceRequest(String serviceRequestId, Move move) {
        return transactions.once(() -> {
            ReferralRow row = lock(BY_SERVICE_REQUEST, serviceRequestId);
            ServiceRequest request = read(ServiceRequest.class, serviceRequestId);
            LostRace.check(request, move.expectedVersion());
            apply(row, read(Task.class, row.taskId()), request, move);
            return read(ServiceRequest.class, serviceRequestId);
        });
    }

    /** Takes a step, at whatever version, if it is one from where the referral stands now. */
    void moveIfLegal(UUID referral, ReferralStatus target, Actor actor, String by, Consumer<Task> edit) {
        transactions.once(() -> {
            ReferralRow row = lock(BY_ID, referral);
            Task task = read(Task.class, row.taskId());
            if (!row.status().next(actor).contains(target)) {
                return task;
            }
            long version = task.getIdElement().getVersionIdPartAsLong();
            ServiceRequest request = read(ServiceRequest.class, row.serviceRequestId());
            return apply(row, task, request, new Move(target, actor, by, version, edit));
        });
    }

    private Task apply(ReferralRow row, Task task, ServiceRequest request, Move move) {
        // A closed referral stays as it was closed.
        if (move.target() != row.status() || !row.status().open()) {
            row.moveTo(row.status().to(move.target(), move.actor()));
        }
        Instant now = clock.instant();
        move.edit().accept(task);
        task.setStatus(TaskStatus.fromCode(row.status().code()));
        task.setLastModified(Date.from(now));
        daos.getResourceDao(Task.class).update(task, new SystemRequestDetails());
        ServiceRequestStatus follows =
                ServiceRequestStatus.fromCode(row.status().serviceRequestStatus());
        if (request.getStatus() != follows) {
            request.setStatus(follows);
            daos.getResourceDao(ServiceRequest.class).update(request, new SystemRequestDetails());
        }
        int sequence = nextSequence(row);
        entities.persist(new EventRow(
                new EventRow.Key(row.id(), sequence), now, row.status().code(), milestone(task), move.organisation()));
        Task changed = read(Task.class, row.taskId());
        follower.changed(new Change(
                row.id(),
                sequence,
                now,
                row.sender(),
                row.taskId(),
                changed.getIdElement().getVersionIdPartAsLong(),
                row.serviceRequestId()));
        return changed;
    }

    private ReferralRow lock(String query, Object id) {
        return entities.createQuery(query, ReferralRow.class)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getSingleResult();
    }

    private int nextSequence(ReferralRow row) {
        return entities.createQuery(EVENTS, Integer.class)
                        .setParameter("id", row.id())
                        .getSingleResult()
                + 1;
    }

    private <T extends Resource> T read(Class<T> type, String id) {
        return daos.getResourceDao(type).read(new IdType(type.getSimpleName(), id), new SystemRequestDetails());
    }

    private static @Nullable String milestone(Task task) {
        return task.getBusinessStatus().getCodingFirstRep().getCode();
    }
}
