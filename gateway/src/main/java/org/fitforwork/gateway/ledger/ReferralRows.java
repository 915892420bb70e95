package org.fitforwork.gateway.ledger;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds rows of the ledger and locks them until the transaction ends. */
@Component
class ReferralRows {
    private static final String BY_ID = "select r from ReferralRow r where r.id = :id";
    private static final String BY_TASK = "select r from ReferralRow r where r.taskId = :id";
    private static final String BY_SERVICE_REQUEST = "select r from ReferralRow r where r.serviceRequestId = :id";

    private final EntityManager entities;

    ReferralRows(EntityManager entities) {
        this.entities = entities;
    }

    /** Without a lock: what is read may be about to change. */
    ReferralRow find(UUID id) {
        return entities.find(ReferralRow.class, id);
    }

    ReferralRow lock(UUID id) {
        return lock(BY_ID, id);
    }

    ReferralRow lockByTask(String taskId) {
        return lock(BY_TASK, taskId);
    }

    ReferralRow lockByServiceRequest(String serviceRequestId) {
        return lock(BY_SERVICE_REQUEST, serviceRequestId);
    }

    private ReferralRow lock(String query, Object id) {
        return entities.createQuery(query, ReferralRow.class)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getSingleResult();
    }
}
