package org.fitforwork.gateway.ledger;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.fitforwork.gateway.ledger.EventRow.Cause;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** Writes down what happens to referrals, in the transaction that makes it happen. */
@Component
class Events {
    private static final String NEWEST = "select coalesce(max(e.sequence), 0) from EventRow e where e.referralId = :id";

    private final EntityManager entities;
    private final List<Follower> followers;

    Events(EntityManager entities, List<Follower> followers) {
        this.entities = entities;
        this.followers = List.copyOf(followers);
    }

    /** The acceptance, before which nothing happened. */
    void first(ReferralRow row, Task task, Instant at, Cause cause) {
        add(row, 1, task, at, cause);
    }

    /** @param task as it is stored after the event, in the version that the event made */
    void add(ReferralRow row, Task task, Instant at, Cause cause) {
        int newest = entities.createQuery(NEWEST, Integer.class)
                .setParameter("id", row.id())
                .getSingleResult();
        add(row, newest + 1, task, at, cause);
    }

    private void add(ReferralRow row, int sequence, Task task, Instant at, Cause cause) {
        entities.persist(new EventRow(
                new EventRow.Key(row.id(), sequence),
                at,
                row.status().code(),
                task.getBusinessStatus().getCodingFirstRep().getCode(),
                cause));
        Change change = new Change(
                row.id(),
                sequence,
                at,
                row.sender(),
                row.taskId(),
                task.getIdElement().getVersionIdPartAsLong(),
                row.serviceRequestId(),
                row.patientId());
        followers.forEach(follower -> follower.changed(change));
    }
}
